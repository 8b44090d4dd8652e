package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.breakers.ModelCall;
import io.signalbox.controlplane.runs.breakers.ModelOutcome;
import io.signalbox.controlplane.runs.effects.EndedRun;
import io.signalbox.controlplane.runs.failures.AttemptFailure;
import io.signalbox.controlplane.runs.log.LogAddition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An end of a current attempt whose effects were applied, and what it leads to. */
record AcceptedEnd(AttemptEnd end, LockedRun run, Conclusion conclusion) {

    /** The attempt, its steps and its end, for the log of the run. */
    LogAddition logged() {
        return new LogAddition(run.runId(), run.attempt(), run.logSequence(), end.steps(), entry());
    }

    /** The report is kept, so that the same report is known when it comes again. */
    private LogAddition.Entry entry() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(FirstAnswers.REPORTED, end.report().word());
        data.putAll(conclusion.described());
        return new LogAddition.Entry(conclusion.entry(), data);
    }

    /** No attempt follows. */
    boolean isOver() {
        return switch (conclusion) {
            case Conclusion.Complete complete -> true;
            case Conclusion.DeadLetter deadLetter -> true;
            case Conclusion.Again again -> false;
            case Conclusion.Wait wait -> false;
        };
    }

    /** Of a run that is over. */
    EndedRun ended() {
        return conclusion instanceof Conclusion.Complete(RunOutcome outcome)
                ? ended(RunState.COMPLETED, outcome.kind(), outcome.result())
                : ended(RunState.DEAD_LETTERED, null, Map.of());
    }

    private EndedRun ended(RunState state, @Nullable String outcome, Map<String, Object> result) {
        return new EndedRun(run.runId(), run.subject().id(), run.subject().sourceId(), state, outcome, result);
    }

    ModelOutcome modelOutcome() {
        var call = new ModelCall(run.runId(), run.attempt(), run.takenAt());
        if (run.subject().isFork()) {
            // It may ask another model than everybody else
            return new ModelOutcome.Unknown(call);
        }
        return switch (end.report()) {
            case AttemptReport.Failed(AttemptFailure failure)
            when failure.cause() == AttemptFailure.Cause.MODEL ->
                new ModelOutcome.Failed(call, failure.code(), failure.detail(), failure.retryAfter());
            case AttemptReport.Returned returned -> new ModelOutcome.Unknown(call);
            case AttemptReport report ->
                end.askedModel() ? new ModelOutcome.Answered(call) : new ModelOutcome.Unknown(call);
        };
    }
}
