package io.signalbox.controlplane.integrations.providers;

import java.util.List;

/**
 * An entry of the provider catalogue.
 *
 * @param secretLabel what the provider calls the secret
 * @param setup steps to connect it, in order, as plain sentences
 */
public record ProviderProfile(
        String title,
        SecretOrigin secretOrigin,
        String secretLabel,
        List<String> setup,
        List<ProviderSetting> settings) {}
