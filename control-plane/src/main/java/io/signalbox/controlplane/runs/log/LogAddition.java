package io.signalbox.controlplane.runs.log;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is added to the log of one locked run.
 *
 * @param before sequence of the newest entry so far
 * @param steps steps of this attempt; those already kept, by their sequence, change nothing
 * @param last the entry that follows the steps; null for none
 */
public record LogAddition(
        UUID runId,
        int attempt,
        long before,
        List<StepDraft> steps,
        @Nullable Entry last) {

    /** @param data goes into the entry, beside the attempt */
    public record Entry(RunEventType type, Map<String, Object> data) {}
}
