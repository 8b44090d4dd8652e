package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.journal.JournalEntry;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.log.ProgressDraft;
import io.signalbox.controlplane.runs.log.StepDraft;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt has done since it last told.
 *
 * @param capability of the token that came with it, verified
 * @param sequence of the advances of this attempt, from 1
 * @param progress of a step that has not ended, after the steps that have
 */
public record AttemptAdvance(
        Capability capability,
        int sequence,
        @Nullable StateCheckpoint checkpoint,
        List<StepDraft> steps,
        List<JournalEntry> journal,
        AttemptUsage usage,
        List<ProgressDraft> progress) {

    /** It stores nothing that lasts. */
    boolean isProgressAlone() {
        return steps.isEmpty() && journal.isEmpty() && checkpoint == null && !progress.isEmpty();
    }

    public UUID runId() {
        return capability.runId();
    }

    public int attempt() {
        return capability.attempt();
    }
}
