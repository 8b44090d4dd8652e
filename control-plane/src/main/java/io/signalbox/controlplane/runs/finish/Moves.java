package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.finish.RunningRuns.End;
import io.signalbox.controlplane.runs.finish.RunningRuns.Question;
import io.signalbox.controlplane.runs.finish.RunningRuns.Requeue;
import io.signalbox.controlplane.runs.finish.RunningRuns.Used;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the runs of one transaction go, collected by where that is. */
final class Moves {

    private final List<End> over = new ArrayList<>();
    private final List<Requeue> again = new ArrayList<>();
    private final List<Used> used = new ArrayList<>();
    private final Map<UUID, Long> waiting = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();

    /** @param logSequence of the newest entry of the run's log */
    void add(AcceptedEnd end, long logSequence) {
        UUID runId = end.run().runId();
        AttemptUsage usage = end.end().usage();
        switch (end.conclusion()) {
            case Conclusion.Complete complete ->
                over.add(new End(
                        runId,
                        RunState.COMPLETED,
                        complete.outcome().kind(),
                        complete.outcome().result(),
                        null,
                        null,
                        usage,
                        logSequence));
            case Conclusion.DeadLetter dead ->
                over.add(new End(
                        runId, RunState.DEAD_LETTERED, null, Map.of(), dead.id(), dead.detail(), usage, logSequence));
            case Conclusion.Again more -> {
                again.add(new Requeue(runId, more, logSequence));
                used.add(new Used(runId, usage));
            }
            case Conclusion.Wait wait -> {
                waiting.put(runId, logSequence);
                wait.interrupts().forEach(interrupt -> questions.add(new Question(runId, interrupt)));
                used.add(new Used(runId, usage));
            }
        }
    }

    void apply(RunningRuns runs) {
        runs.end(over);
        runs.requeue(again);
        runs.park(waiting, questions);
        runs.used(used);
    }
}
