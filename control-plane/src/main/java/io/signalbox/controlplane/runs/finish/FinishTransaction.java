package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.finish.Effects.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends attempts of one organization together. Locks go in one order: runs by id, concurrency keys, then what the effects lock. What is not the
 * current attempt of its run is left out before anything else happens.
 */
@Component
class FinishTransaction {

    private final RunningRuns runs;
    private final ConcurrencyKeyLock keys;
    private final FirstAnswers firstAnswers;
    private final Effects effects;
    private final Conclusions conclusions;
    private final FinishWriter writer;

    FinishTransaction(
            RunningRuns runs,
            ConcurrencyKeyLock keys,
            FirstAnswers firstAnswers,
            Effects effects,
            Conclusions conclusions,
            FinishWriter writer) {
        this.runs = runs;
        this.keys = keys;
        this.firstAnswers = firstAnswers;
        this.effects = effects;
        this.conclusions = conclusions;
        this.writer = writer;
    }

    /**
     * What the transaction does when it commits.
     *
     * @param answers by run
     */
    record Result(Map<UUID, EndAnswer> answers, List<AcceptedEnd> accepted) {}

    /** @param ends of as many runs of the current tenant */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result apply(List<AttemptEnd> ends) {
        Map<UUID, EndAnswer> answers = new HashMap<>();
        List<Candidate> current = current(ends, answers);
        List<AcceptedEnd> accepted = new ArrayList<>(current.size());
        if (!current.isEmpty()) {
            keys.lock(current.stream()
                    .map(candidate -> candidate.run().concurrencyKey())
                    .filter(Objects::nonNull)
                    .toList());
            Map<UUID, Effects.Result> applied = effects.apply(current);
            for (Candidate candidate : current) {
                UUID runId = candidate.run().runId();
                switch (Objects.requireNonNull(applied.get(runId))) {
                    case Effects.Result.Refused refused -> answers.put(runId, refused.answer());
                    case Effects.Result.Applied result -> {
                        answers.put(runId, new EndAnswer.Applied());
                        accepted.add(new AcceptedEnd(
                                candidate.end(),
                                candidate.run(),
                                conclusions.of(candidate.end(), candidate.run(), result.result())));
                    }
                }
            }
            writer.write(accepted);
        }
        return new Result(answers, accepted);
    }

    private List<Candidate> current(List<AttemptEnd> ends, Map<UUID, EndAnswer> answers) {
        Map<UUID, LockedRun> locked =
                runs.lock(ends.stream().map(AttemptEnd::runId).toList());
        List<Candidate> current = new ArrayList<>(ends.size());
        List<AttemptEnd> over = new ArrayList<>();
        for (AttemptEnd end : ends) {
            LockedRun run = locked.get(end.runId());
            if (run != null && run.attempt() == end.attempt()) {
                current.add(new Candidate(end, run));
            } else {
                over.add(end);
            }
        }
        Set<UUID> known = firstAnswers.known(over);
        over.forEach(end -> answers.put(
                end.runId(), known.contains(end.runId()) ? new EndAnswer.Applied() : new EndAnswer.Stale()));
        return current;
    }
}
