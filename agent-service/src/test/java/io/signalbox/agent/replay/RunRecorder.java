package io.signalbox.agent.replay;

import io.signalbox.agent.engine.Finishes;
import io.signalbox.agent.engine.RunGivens;
import io.signalbox.agent.engine.RunPorts;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.engine.Workflow;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.journal.LiveJournal;
import io.signalbox.agent.replay.RecordedAttempt.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs a workflow and writes down what happens. */
final class RunRecorder implements StepListener {

    private final LiveJournal journal = new LiveJournal();
    private final List<Entry> entries = new ArrayList<>();
    private int written;

    static <I, S> Recording recorded(
            Workflow<I, S> workflow, I input, S from, ModelCalls models, Finishes finishes, String build) {
        var recorder = new RunRecorder();
        workflow.run(
                input,
                from,
                new RunPorts(
                        models,
                        new RunGivens(UUID::randomUUID, Map.of()),
                        recorder.journal,
                        recorder,
                        commit -> {},
                        finishes));
        var spec = workflow.spec();
        return Recording.of(
                spec.name(),
                spec.version(),
                build,
                spec.input().writer().apply(input),
                from.equals(spec.start()) ? null : start(workflow, from),
                recorder.entries);
    }

    @Override
    public void record(Step step) {
        var calls = journal.entries();
        calls.subList(written, calls.size()).forEach(call -> entries.add(new RecordedAttempt.Called(call)));
        written = calls.size();
        entries.add(new RecordedAttempt.Stepped(step.node(), step.after().hash()));
    }

    private static <S> RecordedAttempt.Start start(Workflow<?, S> workflow, S from) {
        var codec = workflow.spec().codec();
        return new RecordedAttempt.Start(codec.schema(), codec.writer().apply(from));
    }
}
