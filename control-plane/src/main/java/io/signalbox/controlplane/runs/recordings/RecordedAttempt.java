package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.runs.journal.RecordedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a run as it was stored, as far as the run's end goes back to it.
 *
 * @param inputMac names what the attempt was given beside its subject; null when that was not kept
 * @param resumed the attempt whose state it may have begun with; null at the beginning of the run
 * @param cut the attempt may have done more than its last step here says
 */
record RecordedAttempt(
        int attempt,
        byte @Nullable [] inputMac,
        @Nullable Resumed resumed,
        boolean cut,
        List<RecordedStep> steps,
        List<RecordedCall> calls) {

    /**
     * Where an attempt goes on.
     *
     * @param step the step after which the state was kept; null when nobody said
     */
    record Resumed(int attempt, @Nullable Integer step) {}

    /**
     * @param stateHash null when it was erased or never said
     * @param calls entries of the journal after the step; null when nobody said
     */
    record RecordedStep(
            int sequence,
            String node,
            boolean failed,
            @Nullable String stateHash,
            @Nullable Integer calls) {}
}
