package io.signalbox.controlplane.integrations.providers;

import java.util.List;

/**
 * An entry of the provider catalogue.
 *
 * @param vouchesForEmail whether the provider lets nobody carry an e-mail address in their account that they have not proven to be theirs.
 *     Only such addresses join accounts of several providers to one person.
 * @param secretLabel what the provider calls the secret
 * @param setup steps to connect it, in order, as plain sentences
 */
public record ProviderProfile(
        String title,
        boolean vouchesForEmail,
        SecretOrigin secretOrigin,
        String secretLabel,
        List<String> setup,
        List<ProviderSetting> settings) {}
