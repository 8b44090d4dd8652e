package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.AdvanceResult;
import io.signalbox.contract.internalapi.model.JournalRecord;
import io.signalbox.contract.internalapi.model.ProgressEvent;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.UsageDelta;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.finish.AdvanceAnswer;
import io.signalbox.controlplane.runs.finish.AttemptAdvance;
import io.signalbox.controlplane.runs.finish.AttemptUsage;
import io.signalbox.controlplane.runs.journal.JournalEntry;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import io.signalbox.controlplane.runs.log.ProgressDraft;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Advances of attempts from the contract, and what became of them back. */
final class AdvanceMapper {

    private AdvanceMapper() {}

    static AttemptAdvance advance(RunAdvance item, Capability capability) {
        return new AttemptAdvance(
                capability,
                item.getSequence(),
                checkpoint(capability, item.getSequence(), item.getCheckpoint()),
                item.getSteps().stream().map(InternalMapper::step).toList(),
                journal(capability, item.getJournal()),
                usage(item.getUsage()),
                item.getEvents().stream().map(AdvanceMapper::progress).toList());
    }

    private static ProgressDraft progress(ProgressEvent event) {
        return new ProgressDraft(
                switch (event.getType()) {
                    case STEP_STARTED -> RunEventType.STEP_STARTED;
                    case MODEL_DELTA -> RunEventType.MODEL_DELTA;
                },
                event.getStep(),
                event.getNode(),
                event.getMappingAttempt(),
                event.getOffset(),
                event.getText());
    }

    static AdvanceResult result(RunAdvance item, AdvanceAnswer answer) {
        return new AdvanceResult(
                item.getRunId(),
                item.getAttempt(),
                item.getSequence(),
                AdvanceResult.StatusEnum.valueOf(answer.name()));
    }

    /** A state over the limit is not kept: the run resumes from an earlier one. */
    static @Nullable StateCheckpoint checkpoint(
            Capability of, int sequence, io.signalbox.contract.internalapi.model.@Nullable StateCheckpoint given) {
        if (given == null || given.getState().length() > StateCheckpoint.MAX_STATE_LENGTH) {
            return null;
        }
        return new StateCheckpoint(
                of.runId(),
                of.attempt(),
                sequence,
                given.getStep(),
                given.getNode(),
                given.getNextNode(),
                given.getRound(),
                given.getSchema(),
                given.getState(),
                given.getStateHash(),
                given.getSubjectDigest());
    }

    static List<JournalEntry> journal(Capability of, List<JournalRecord> records) {
        return records.stream()
                .map(record -> new JournalEntry(
                        of.runId(),
                        of.attempt(),
                        record.getSequence(),
                        record.getStep(),
                        record.getKind(),
                        record.getKey(),
                        record.getResult().getValue(),
                        record.getValue()))
                .toList();
    }

    static AttemptUsage usage(UsageDelta usage) {
        return new AttemptUsage(usage.getRounds(), usage.getPromptTokens(), usage.getCompletionTokens());
    }
}
