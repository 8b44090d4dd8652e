package io.signalbox.controlplane.platform.settings;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Refuses to start with a setting under a name it no longer has: the value would be ignored without a word. Names are looked up as
 * properties and as environment variables.
 */
final class RenamedSettings implements EnvironmentPostProcessor, Ordered {

    /** Former name to present name; a name is kept here for as long as installations may still carry it. */
    static final Map<String, String> NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("signalbox.api-keys.most", "signalbox.api-keys.max"),
            Map.entry("signalbox.dispatch.first-pause", "signalbox.retries.first-pause"),
            Map.entry("signalbox.dispatch.longest-pause", "signalbox.retries.max-pause"),
            Map.entry("signalbox.dispatch.max-failures", "signalbox.retries.max-failures"),
            Map.entry("signalbox.dispatch.max-pause", "signalbox.retries.max-pause"),
            Map.entry("signalbox.dispatch.most-failures", "signalbox.retries.max-failures"),
            Map.entry("signalbox.hooks.patience", "signalbox.hooks.timeout"),
            Map.entry("signalbox.invites.most-open", "signalbox.invites.max-open"),
            Map.entry("signalbox.mail-queue", "signalbox.outbox.max-waiting"),
            Map.entry("signalbox.mail-retry", "signalbox.outbox.first-retry"),
            Map.entry("signalbox.most-owned", "signalbox.max-owned"),
            Map.entry("signalbox.outbound.largest-answer", "signalbox.outbound.max-answer-size"),
            Map.entry("signalbox.streams.most", "signalbox.streams.max"),
            Map.entry("signalbox.streams.most-per-person", "signalbox.streams.max-per-person")));

    /** Last, so that every source of settings is known. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /** @throws InvalidSetting naming the first former name that is set, and the name it has now */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        NAMES.forEach((former, present) -> {
            if (environment.containsProperty(former) || environment.containsProperty(variable(former))) {
                throw new InvalidSetting(
                        variable(former) + " (" + former + ")",
                        "is now called " + variable(present) + " (" + present + "): rename it.");
            }
        });
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
