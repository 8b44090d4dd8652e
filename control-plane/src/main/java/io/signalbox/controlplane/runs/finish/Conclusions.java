package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.failures.AttemptFailure;
import io.signalbox.controlplane.runs.failures.FailurePolicy;
import io.signalbox.controlplane.runs.failures.Verdict;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Decides what a reported end leads to. */
@Component
class Conclusions {

    private static final int MAX_TEXT_LENGTH = 2000;

    private final FailurePolicy policy;
    private final Clock clock;
    private final Ids ids;

    Conclusions(FailurePolicy policy, Clock clock, Ids ids) {
        this.policy = policy;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param effects what the effects of the end led to */
    Conclusion of(AttemptEnd end, LockedRun run, Map<String, Object> effects) {
        Conclusion conclusion = concluded(end, run, effects);
        return run.subject().isFork() ? ofFork(conclusion, end.report()) : conclusion;
    }

    /** A person waits for a fork and can make another: it is no dead letter, and its model is asked once. */
    private static Conclusion ofFork(Conclusion conclusion, AttemptReport report) {
        return switch (conclusion) {
            case Conclusion.DeadLetter dead -> new Conclusion.Complete(failed(dead.detail()));
            case Conclusion.Again again
            when report instanceof AttemptReport.Failed(AttemptFailure failure)
                    && failure.cause() != AttemptFailure.Cause.CONTROL_PLANE ->
                new Conclusion.Complete(failed(again.failure()));
            case Conclusion other -> other;
        };
    }

    private static RunOutcome failed(String reason) {
        return new RunOutcome(RunOutcome.FAILED, Map.of("reason", reason));
    }

    private Conclusion concluded(AttemptEnd end, LockedRun run, Map<String, Object> effects) {
        return switch (end.report()) {
            case AttemptReport.Completed completed -> new Conclusion.Complete(outcome(completed, effects));
            case AttemptReport.Proposed proposed -> new Conclusion.Complete(outcome(proposed));
            case AttemptReport.Settled settled -> new Conclusion.Complete(settled.outcome());
            case AttemptReport.DeadLettered given -> deadLetter(given.reason(), given.detail(), given.attempts());
            case AttemptReport.Waiting waiting -> new Conclusion.Wait(waiting.interrupts());
            case AttemptReport.Failed failed -> afterFailure(failed.failure(), run);
            case AttemptReport.Returned returned ->
                new Conclusion.Again(clock.instant(), false, returned.needsModel(), shortened(returned.why()));
        };
    }

    private Conclusion afterFailure(AttemptFailure failure, LockedRun run) {
        String text = shortened(failure.text());
        return switch (policy.after(failure, run.failures(), run.attempt())) {
            case Verdict.GiveUp giveUp -> deadLetter(giveUp.reason(), text, List.of());
            case Verdict.TryAgain again ->
                new Conclusion.Again(
                        clock.instant().plus(again.after()),
                        again.counted(),
                        failure.cause() == AttemptFailure.Cause.MODEL,
                        text);
        };
    }

    private Conclusion deadLetter(DeadLetterReason reason, String detail, List<MappingAttempt> attempts) {
        return new Conclusion.DeadLetter(ids.next(), reason, shortened(detail), List.copyOf(attempts));
    }

    private static RunOutcome outcome(AttemptReport.Completed completed, Map<String, Object> effects) {
        Map<String, Object> result = new LinkedHashMap<>(effects);
        if (completed.reason() != null) {
            result.put("reason", shortened(completed.reason()));
        }
        if (!completed.notes().isEmpty()) {
            result.put(
                    "notes", completed.notes().stream().map(Conclusions::note).toList());
        }
        return new RunOutcome(shortened(completed.kind()), result);
    }

    private static RunOutcome outcome(AttemptReport.Proposed proposed) {
        return new RunOutcome(
                shortened(proposed.kind()),
                proposed.reason() == null ? Map.of() : Map.of("reason", shortened(proposed.reason())));
    }

    private static Map<String, String> note(MappingNote note) {
        return Map.of("pointer", shortened(note.pointer()), "message", shortened(note.message()));
    }

    private static String shortened(String text) {
        String clean = Jsonb.clean(text);
        return clean.length() <= MAX_TEXT_LENGTH ? clean : clean.substring(0, MAX_TEXT_LENGTH);
    }
}
