package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.RunEffect;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.RunProposal;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.runs.capability.OutOfScope;
import io.signalbox.controlplane.runs.contract.MappingAttemptContract;
import io.signalbox.controlplane.runs.failures.AttemptFailure;
import io.signalbox.controlplane.runs.finish.AttemptEnd;
import io.signalbox.controlplane.runs.finish.AttemptReport;
import io.signalbox.controlplane.runs.finish.EndAnswer;
import io.signalbox.controlplane.runs.finish.RunInterrupt;
import io.signalbox.controlplane.runs.forks.ForkProposal;
import io.signalbox.controlplane.runs.journal.StateCheckpoint;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends of attempts from the contract, and what became of them back. */
final class FinishMapper {

    private static final String NEEDS_MODEL = "needs_model";

    private FinishMapper() {}

    /** @throws ProblemException when the item says something that its token or the contract does not allow */
    static AttemptEnd end(RunFinish item, Capability capability) {
        return new AttemptEnd(
                capability,
                report(item, capability),
                item.getEffects().stream().map(FinishMapper::effect).toList(),
                AdvanceMapper.checkpoint(capability, StateCheckpoint.AT_THE_END, item.getCheckpoint()),
                item.getSteps().stream().map(InternalMapper::step).toList(),
                AdvanceMapper.journal(capability, item.getJournal()),
                AdvanceMapper.usage(item.getUsage()));
    }

    private static Object effect(RunEffect effect) {
        return switch (effect.getKind()) {
            case TICKET -> required(effect.getTicket(), "ticket");
        };
    }

    private static AttemptReport report(RunFinish item, Capability capability) {
        return switch (item.getOutcome()) {
            case COMPLETED -> item.getProposal() == null ? completed(item) : proposed(item, item.getProposal());
            case DEAD_LETTERED -> deadLettered(item, capability);
            case WAITING -> waiting(item);
            case FAILED -> new AttemptReport.Failed(failure(required(item.getFailure(), "failure")));
            case RETURNED -> returned(item.getFailure());
        };
    }

    private static AttemptReport completed(RunFinish item) {
        var result = required(item.getResult(), "result");
        return new AttemptReport.Completed(
                result.getKind(),
                result.getReason(),
                result.getNotes().stream()
                        .map(note -> new MappingNote(note.getPointer(), note.getMessage()))
                        .toList());
    }

    private static AttemptReport proposed(RunFinish item, RunProposal proposal) {
        var result = required(item.getResult(), "result");
        return new AttemptReport.Proposed(
                result.getKind(),
                result.getReason(),
                new ForkProposal(proposal.getOutcome().getValue(), proposal.getResult(), proposal.getEffects()));
    }

    private static AttemptReport deadLettered(RunFinish item, Capability capability) {
        var given = required(item.getDeadLetter(), "dead_letter");
        var reason = DeadLetterReason.of(given.getReason().getValue());
        if (reason == DeadLetterReason.REPORTED_BY_SERVICE) {
            throw new OutOfScope("A run speaks for no service.");
        }
        if (!capability.operations().contains(Operation.REPORT_DEAD_LETTER)) {
            throw new OutOfScope("The capability token does not allow " + Operation.REPORT_DEAD_LETTER.id() + ".");
        }
        return new AttemptReport.DeadLettered(
                reason,
                given.getDetail(),
                given.getAttempts().stream()
                        .map(MappingAttemptContract::attempt)
                        .toList());
    }

    private static AttemptReport waiting(RunFinish item) {
        required(item.getCheckpoint(), "checkpoint");
        return new AttemptReport.Waiting(item.getInterrupts().stream()
                .map(asked ->
                        new RunInterrupt(asked.getKey(), asked.getSchema(), asked.getShownHash(), asked.getExpiresAt()))
                .toList());
    }

    private static AttemptFailure failure(io.signalbox.contract.internalapi.model.AttemptFailure failure) {
        return new AttemptFailure(
                AttemptFailure.Cause.valueOf(failure.getCause().name()),
                failure.getCode(),
                failure.getDetail(),
                failure.getRetryAfterMs() == null ? null : Duration.ofMillis(failure.getRetryAfterMs()));
    }

    private static AttemptReport returned(io.signalbox.contract.internalapi.model.@Nullable AttemptFailure why) {
        return why == null
                ? new AttemptReport.Returned(false, "the agent gave it back")
                : new AttemptReport.Returned(
                        NEEDS_MODEL.equals(why.getCode()), failure(why).text());
    }

    private static <T> T required(@Nullable T member, String name) {
        if (member == null) {
            throw new InvalidRequest("The outcome needs " + name + ".");
        }
        return member;
    }

    static FinishResult result(RunFinish item, EndAnswer answer) {
        return switch (answer) {
            case EndAnswer.Applied applied -> result(item, FinishStatus.APPLIED);
            case EndAnswer.Stale stale -> result(item, FinishStatus.STALE);
            case EndAnswer.Unavailable unavailable -> result(item, FinishStatus.UNAVAILABLE);
            case EndAnswer.Refused refused ->
                result(item, FinishStatus.REFUSED)
                        .code(refused.code())
                        .detail(refused.detail())
                        .errors(MappingAttemptContract.errors(refused.errors()));
        };
    }

    /** Of an item that may not end the attempt it names. */
    static FinishResult stale(RunFinish item, ProblemException refusal) {
        return result(item, FinishStatus.STALE).code(refusal.type().code()).detail(refusal.getMessage());
    }

    /** Of an item that says what it may not say. */
    static FinishResult refused(RunFinish item, ProblemException refusal) {
        return result(
                item,
                new EndAnswer.Refused(
                        refusal.type().code(), String.valueOf(refusal.getMessage()), List.copyOf(refusal.errors())));
    }

    private static FinishResult result(RunFinish item, FinishStatus status) {
        return new FinishResult(item.getRunId(), item.getAttempt(), status);
    }
}
