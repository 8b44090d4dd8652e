package io.signalbox.controlplane.integrations.providers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set on an integration of a provider.
 *
 * @param defaultValue in force while nothing is set
 * @param options when not empty, the value is one of these
 */
public record ProviderSetting(
        String name, String label, String help, @Nullable String defaultValue, List<String> options) {

    public static ProviderSetting text(String name, String label, String help) {
        return new ProviderSetting(name, label, help, null, List.of());
    }

    public static ProviderSetting choice(String name, String label, String help, String... options) {
        return new ProviderSetting(name, label, help, options[0], List.of(options));
    }

    /** One of several, or nothing. */
    public static ProviderSetting optionalChoice(String name, String label, String help, List<String> options) {
        return new ProviderSetting(name, label, help, null, List.copyOf(options));
    }

    public ProviderSetting withDefault(String value) {
        return new ProviderSetting(name, label, help, value, options);
    }
}
