package io.signalbox.controlplane.agentclient;

import io.signalbox.controlplane.platform.settings.InvalidSetting;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The model that free text may be sent to. None is configured while provider, url or name is absent: then only rules map.
 *
 * @param provider {@code openai} for any OpenAI-compatible endpoint, or {@code ollama}
 * @param timeout longest wait for one answer
 */
@ConfigurationProperties("signalbox.model")
public record ModelSettings(
        @Nullable String provider,
        @Nullable String url,
        @Nullable String name,
        @Nullable String apiKey,
        @DefaultValue("20s") Duration timeout) {

    private static final Set<String> PROVIDERS = Set.of("openai", "ollama");

    public ModelSettings {
        if (provider != null && !provider.isBlank() && !PROVIDERS.contains(normalized(provider))) {
            throw new InvalidSetting("SIGNALBOX_MODEL_PROVIDER", "must be openai or ollama");
        }
    }

    /** The choice to send with each run; null when no model is configured. */
    public @Nullable Choice choice() {
        if (provider == null || provider.isBlank() || url == null || url.isBlank() || name == null || name.isBlank()) {
            return null;
        }
        return new Choice(normalized(provider), url.strip(), name.strip(), apiKey, timeout);
    }

    /** A configured model. */
    public record Choice(
            String provider,
            String url,
            String name,
            @Nullable String apiKey,
            Duration timeout) {

        /** Another model of the same provider. */
        public Choice named(String other) {
            return new Choice(provider, url, other, apiKey, timeout);
        }

        /** Never shows the key. */
        @Override
        public String toString() {
            return provider + ":" + name;
        }
    }

    private static String normalized(String provider) {
        return provider.strip().toLowerCase(Locale.ROOT);
    }
}
