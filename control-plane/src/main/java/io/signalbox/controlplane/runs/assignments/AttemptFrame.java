package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.agentclient.ModelSettings;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is given beside its subject, for its recording: the same for most attempts of a source. Never a key or an address.
 *
 * @param build of the agent
 * @param settings of the agent that the input depends on, as it wrote them
 * @param model which model may be asked; null when none is configured
 * @param mappingPolicy as the contract names it
 * @param integrationName null when the subject is no event, as is the next
 * @param correctedBy the dead letter with which a person corrected the payload
 */
public record AttemptFrame(
        String build,
        @Nullable String settings,
        @Nullable Model model,
        String mappingPolicy,
        @Nullable String integrationName,
        @Nullable Map<String, String> integrationSettings,
        @Nullable UUID correctedBy) {

    /** @param name as its provider calls it */
    public record Model(String provider, String name) {}

    static AttemptFrame of(
            String build, @Nullable String settings, LoadedSubject subject, ModelSettings.@Nullable Choice choice) {
        EventInput event = subject instanceof LoadedSubject.Event(EventInput input) ? input : null;
        return new AttemptFrame(
                build,
                settings,
                choice == null ? null : new Model(choice.provider(), choice.name()),
                Assignment.mappingPolicy(choice),
                event == null ? null : event.integrationName(),
                event == null ? null : event.settings(),
                event == null ? null : event.correctedBy());
    }
}
