package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Effects;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.state.StateSnapshot;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One attempt on its way through the graph: gives nodes their context, makes each execution a step, commits what was paid for. */
final class Execution<I, S> implements NodeContext<I> {

    private final WorkflowSpec<I, S> spec;
    private final I input;
    private final RunPorts ports;
    private final Clock clock;
    private final JournaledCalls calls;
    private S last;

    Execution(WorkflowSpec<I, S> spec, I input, S start, RunPorts ports, Clock clock) {
        this.spec = spec;
        this.input = input;
        this.last = start;
        this.ports = ports;
        this.clock = clock;
        this.calls = new JournaledCalls(ports);
    }

    @Override
    public I input() {
        return input;
    }

    @Override
    public ModelCalls models() {
        return calls::ask;
    }

    @Override
    public Effects effects() {
        return calls::perform;
    }

    /** The last state that a node left. */
    S last() {
        return last;
    }

    /** What the node changes in the graph's state. */
    Map<String, Object> apply(NodeSpec<I, S> node, S before) {
        Instant start = clock.instant();
        calls.enter(node.name());
        Outcome<S> outcome = guarded(node.node(), before);
        last = outcome instanceof Outcome.Next<S>(S after, StepDetail detail) ? after : before;
        ports.steps().record(step(node.name(), before, start, outcome.detail()));
        if (calls.usage() != null) {
            ports.steps().flush();
        }
        return switch (outcome) {
            case Outcome.Next<S>(S after, StepDetail detail) -> GraphState.of(after);
            case Outcome.Failed<S>(Failure failure, StepDetail detail) -> GraphState.failed(failure);
        };
    }

    /** Deterministic nodes are not worth a commit: they are repeated at no price. */
    void between(String node, String next, S state) {
        if (calls.paid()) {
            calls.committed();
            ports.commits()
                    .commit(new Commit(
                            node,
                            next,
                            spec.round().applyAsInt(state),
                            new StateSnapshot<>(spec.codec(), state),
                            calls.entries()));
        }
    }

    private Outcome<S> guarded(Node<I, S> node, S before) {
        try {
            return node.apply(before, this);
        } catch (AttemptFailed failed) {
            return new Outcome.Failed<>(failed.failure(), detail(failed.failure()));
        }
    }

    private static StepDetail detail(Failure failure) {
        var error = new FieldError().pointer("").message(failure.detail()).code(failure.code());
        return new StepDetail(StepOutcome.FAILED, JsonNodeFactory.instance.objectNode(), null, List.of(error));
    }

    private Step step(String node, S before, Instant start, StepDetail detail) {
        return new Step(
                node,
                spec.round().applyAsInt(before),
                detail,
                start,
                Duration.between(start, clock.instant()),
                calls.usage(),
                new StateSnapshot<>(spec.codec(), last));
    }
}
