package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.Finish;
import io.signalbox.agent.engine.Finishes;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.RunResult;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.state.JsonSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what a replayed run goes through. Its end is taken as applied: one that was not is recorded and never comes here. */
final class TraceRecorder<S> implements StepListener, Finishes {

    private static final ObjectMapper JSON = JsonSettings.mapper();

    private final WorkflowSpec<?, S> spec;
    private final List<Trace.State> states = new ArrayList<>();
    private List<Effect> effects = List.of();

    TraceRecorder(WorkflowSpec<?, S> spec) {
        this.spec = spec;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void record(Step step) {
        var after = (S) step.after().state();
        String next = spec.router().next(after);
        states.add(new Trace.State(
                step.node(), next.equals(Router.END) ? null : next, spec.round().applyAsInt(after), step.after()));
    }

    @Override
    public Optional<FinishRefusal> finish(Finish finish) {
        effects = finish.effects();
        return Optional.empty();
    }

    /** @param ending null when the recording does not reach it */
    Trace equal(int steps, @Nullable Ending<S> ending) {
        return new Trace(new Replay.Equal(steps), states, ending == null ? null : end(ending));
    }

    private Trace.End end(Ending<S> ending) {
        return switch (ending) {
            case Ending.Finished<S>(S state, RunResult.Completed(ObjectNode content)) ->
                new Trace.End("completed", content, effects);
            case Ending.Finished<S>(S state, RunResult.DeadLettered(ObjectNode content)) ->
                new Trace.End("dead_lettered", content, effects);
            case Ending.Waiting<S> waiting -> new Trace.End("waiting", JSON.createObjectNode(), List.of());
            case Ending.Failed<S> failed -> new Trace.End("failed", JSON.valueToTree(failed.failure()), List.of());
        };
    }
}
