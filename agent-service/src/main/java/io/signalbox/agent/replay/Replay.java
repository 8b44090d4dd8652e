package io.signalbox.agent.replay;

import io.signalbox.agent.engine.journal.JournalMismatch;
import io.signalbox.agent.registry.ServedWorkflow;
import java.util.List;

/** Runs recordings again with nothing but themselves: no model, no control plane, no clock that matters. */
public final class Replay {

    private final List<ServedWorkflow<?, ?>> workflows;
    private final String build;

    /** @param build the one that replays */
    public Replay(List<ServedWorkflow<?, ?>> workflows, String build) {
        this.workflows = List.copyOf(workflows);
        this.build = build;
    }

    /** What a replay showed. */
    public sealed interface Verdict {}

    /** Every state hash is the recorded one. */
    public record Equal(int steps) implements Verdict {}

    /**
     * The run went another way than was recorded.
     *
     * @param position of the first differing step, from 1
     * @param step its name
     * @param recordedBy the build of the recorded attempt
     * @param replayedBy this build
     */
    public record Different(int position, String step, String what, String recordedBy, String replayedBy)
            implements Verdict {}

    /** @throws RecordingDamaged when this build cannot even begin with the recording */
    public Verdict of(Recording recording) {
        return traced(recording).verdict();
    }

    /**
     * The same with what the run went through.
     *
     * @throws RecordingDamaged when this build cannot even begin with the recording
     */
    public Trace traced(Recording recording) {
        return workflows.stream()
                .filter(each -> each.name().equals(recording.workflow()) && each.version() == recording.version())
                .findFirst()
                .map(workflow -> replayed(workflow, recording))
                .orElseThrow(() -> new RecordingDamaged("This build (" + build + ") does not serve "
                        + recording.workflow() + " " + recording.version() + ", recorded by " + recording.build()
                        + "."));
    }

    private <I, S> Trace replayed(ServedWorkflow<I, S> workflow, Recording recording) {
        var seen = new TraceRecorder<>(workflow.workflow().spec());
        var replay = new AttemptReplay<>(workflow, seen);
        int before = 0;
        for (RecordedAttempt attempt : recording.attempts()) {
            var steps = new ComparedSteps(attempt.steps());
            try {
                replay.run(attempt, steps);
            } catch (ComparedSteps.FirstDifference difference) {
                return different(
                        before + difference.position(),
                        difference.step(),
                        String.valueOf(difference.getMessage()),
                        attempt);
            } catch (JournalMismatch mismatch) {
                return different(
                        before + steps.compared() + 1, mismatch.step(), String.valueOf(mismatch.getMessage()), attempt);
            }
            before += attempt.steps().size();
        }
        return seen.equal(recording.steps(), replay.ending());
    }

    private Trace different(int position, String step, String what, RecordedAttempt attempt) {
        return new Trace(new Different(position, step, what, attempt.build(), build), List.of(), null);
    }
}
