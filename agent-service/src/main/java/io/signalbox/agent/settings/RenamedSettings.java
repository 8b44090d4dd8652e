package io.signalbox.agent.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** Refuses to start with a setting under a name it no longer has: the value would be ignored without a word. */
@ApplicationScoped
class RenamedSettings {

    /** Former name to present name; a name is kept here for as long as installations may still carry it. */
    static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "signalbox.agent.doors.longest-body", "signalbox.agent.endpoints.max-body",
            "signalbox.agent.doors.runs", "signalbox.agent.attempts.rules",
            "signalbox.agent.endpoints.runs", "signalbox.agent.attempts.rules",
            "signalbox.agent.doors.busy-retry-after", "signalbox.agent.endpoints.busy-retry-after",
            "signalbox.agent.models.longest-event", "signalbox.agent.models.max-event-length",
            "signalbox.agent.models.longest-pause", "signalbox.agent.models.max-pause",
            "signalbox.agent.models.most-pauses", "signalbox.agent.models.max-pauses",
            "signalbox.agent.models.longest-answer-time", "signalbox.agent.models.max-answer-time",
            "signalbox.agent.models.longest-answer", "signalbox.agent.models.max-answer-size",
            "signalbox.control-plane.read-timeout", "signalbox.control-plane.call-timeout"));

    void start(@Observes StartupEvent event, Config config) {
        check(config);
    }

    /** @throws IllegalStateException naming the first former name that is set, and the name it has now */
    static void check(Config config) {
        NAMES.forEach((former, present) -> {
            if (config.getOptionalValue(former, String.class).isPresent()) {
                throw new IllegalStateException(variable(former) + " (" + former + ") is now called "
                        + variable(present) + " (" + present + "): rename it.");
            }
        });
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
