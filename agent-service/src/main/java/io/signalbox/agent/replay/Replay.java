package io.signalbox.agent.replay;

import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.RunGivens;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.journal.JournalMismatch;
import io.signalbox.agent.engine.journal.RecordedJournal;
import io.signalbox.agent.replay.Recording.Start;
import java.util.List;
import java.util.Map;

/** Runs recordings again with nothing but themselves: no model, no control plane, no clock that matters. */
public final class Replay {

    private final List<Workflow<?, ?>> workflows;
    private final String build;

    /** @param build the one that replays */
    public Replay(List<Workflow<?, ?>> workflows, String build) {
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
     * @param recordedBy the build of the recording
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
                .filter(each -> each.spec().name().equals(recording.workflow())
                        && each.spec().version() == recording.version())
                .findFirst()
                .map(workflow -> replayed(workflow, recording))
                .orElseThrow(() -> new RecordingDamaged("This build (" + build + ") does not serve "
                        + recording.workflow() + " " + recording.version() + ", recorded by " + recording.build()
                        + "."));
    }

    private <I, S> Trace replayed(Workflow<I, S> workflow, Recording recording) {
        var journal = new RecordedJournal(recording.calls());
        var steps = new ComparedSteps(recording.steps());
        var seen = new TraceRecorder<>(workflow.spec());
        try {
            I input = workflow.spec().input().reader().apply(recording.input());
            Ending<S> ending = workflow.run(input, start(workflow, recording), ports(journal, steps, seen));
            steps.mustBeComplete();
            journal.mustBeUsedUp();
            return seen.equal(recording.steps().size(), ending);
        } catch (ComparedSteps.FirstDifference difference) {
            return different(
                    difference.position(), difference.step(), String.valueOf(difference.getMessage()), recording);
        } catch (JournalMismatch mismatch) {
            return different(steps.compared() + 1, mismatch.step(), String.valueOf(mismatch.getMessage()), recording);
        }
    }

    private static <S> S start(Workflow<?, S> workflow, Recording recording) {
        Start start = recording.start();
        return start == null ? workflow.spec().start() : workflow.spec().codec().read(start.schema(), start.state());
    }

    private static RunPorts ports(RecordedJournal journal, ComparedSteps steps, TraceRecorder<?> seen) {
        return new RunPorts(
                request -> {
                    throw new IllegalStateException("A replay asks no model.");
                },
                new RunGivens(
                        () -> {
                            throw new IllegalStateException("A replay makes no ids.");
                        },
                        Map.of()),
                journal,
                step -> {
                    steps.record(step);
                    seen.record(step);
                },
                commit -> {},
                seen);
    }

    private Trace different(int position, String step, String what, Recording recording) {
        return new Trace(new Different(position, step, what, recording.build(), build), List.of(), null);
    }
}
