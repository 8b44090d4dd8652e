package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.forks.ForkOverrides;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one run, with everything that its agent needs.
 *
 * @param subject an event or data
 * @param model which model may be asked; null when none is configured
 * @param fork null when the run is none
 * @param resume where the run goes on; null at its beginning
 * @param deadline longest the attempt may take altogether
 */
public record Assignment(
        TakenRun run,
        LoadedSubject subject,
        ModelSettings.@Nullable Choice model,
        @Nullable ForkOverrides fork,
        @Nullable Resume resume,
        Duration deadline,
        String capabilityToken) {

    /** Of what the workflow gets. */
    public String subjectType() {
        return fork == null ? run.subject().type() : fork.subjectType();
    }

    /** Whether rules alone map an event, or a model what they leave. */
    public String mappingPolicy() {
        return mappingPolicy(model);
    }

    static String mappingPolicy(ModelSettings.@Nullable Choice model) {
        return model == null ? "rules" : "rules_then_model";
    }

    /**
     * What was kept of earlier attempts.
     *
     * @param checkpoint null when nothing was
     */
    public record Resume(@Nullable StateCheckpoint checkpoint, List<Answer> answers) {}

    /** What a person answered while the run waited. */
    public record Answer(String key, Map<String, Object> answer) {}
}
