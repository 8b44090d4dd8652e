package io.signalbox.controlplane.integrations.providers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one integration as they are in force: what was set, and the defaults of the rest. */
public record Settings(Map<String, String> values) {

    public Settings {
        values = Map.copyOf(values);
    }

    public static Settings of(List<ProviderSetting> known, Map<String, String> chosen) {
        var values = new HashMap<String, String>();
        for (ProviderSetting setting : known) {
            if (setting.defaultValue() != null) {
                values.put(setting.name(), setting.defaultValue());
            }
        }
        chosen.forEach((name, value) -> {
            if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        return new Settings(values);
    }

    /** The value of a setting that has a default. */
    public String get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("The setting " + name + " has no default"));
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public boolean is(String name, String value) {
        return value.equals(values.get(name));
    }
}
