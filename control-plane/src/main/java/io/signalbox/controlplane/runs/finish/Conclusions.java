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
        return switch (end.report()) {
            case AttemptReport.Completed completed -> new Conclusion.Complete(outcome(completed, effects));
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

    private static Map<String, String> note(MappingNote note) {
        return Map.of("pointer", shortened(note.pointer()), "message", shortened(note.message()));
    }

    private static String shortened(String text) {
        String clean = Jsonb.clean(text);
        return clean.length() <= MAX_TEXT_LENGTH ? clean : clean.substring(0, MAX_TEXT_LENGTH);
    }
}
