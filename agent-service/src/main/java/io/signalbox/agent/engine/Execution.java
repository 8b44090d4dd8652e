package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.agent.engine.calls.ModelCalls;
import io.signalbox.agent.engine.state.StateSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

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
        this.calls = new JournaledCalls(ports, clock);
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
    public InstantSource clock() {
        return calls::now;
    }

    @Override
    public Supplier<UUID> ids() {
        return calls::newId;
    }

    @Override
    public Optional<ObjectNode> answer(String key) {
        return calls.answer(key);
    }

    /** The last state that a node left. */
    S last() {
        return last;
    }

    /** What the node changes in the graph's state. */
    Map<String, Object> apply(NodeSpec<I, S> node, S before) {
        ports.steps().started(node.name(), spec.round().applyAsInt(before));
        Instant start = clock.instant();
        calls.enter(node.name());
        Outcome<S> outcome =
                guarded(() -> ended(node, before, start, node.node().apply(before, this)));
        last = after(outcome, before);
        ports.steps().record(step(node.name(), before, start, outcome.detail(), last));
        return switch (outcome) {
            case Outcome.Next<S> next -> GraphState.of(next.state());
            case Outcome.Finish<S> finish -> GraphState.ended(new Ending.Finished<>(finish.state(), finish.result()));
            case Outcome.Wait<S> wait ->
                GraphState.ended(new Ending.Waiting<>(
                        wait.state(), commit(node.name(), node.name(), wait.state()), wait.interrupts()));
            case Outcome.Failed<S> failed -> GraphState.ended(new Ending.Failed<>(before, failed.failure()));
        };
    }

    /** Deterministic nodes are not worth a commit: they are repeated at no price. */
    void between(String node, String next, S state) {
        if (calls.paid()) {
            calls.committed();
            ports.commits().commit(commit(node, next, state));
        }
    }

    private Outcome<S> ended(NodeSpec<I, S> node, S before, Instant start, Outcome<S> outcome) {
        if (!(outcome instanceof Outcome.Finish<S> finish)) {
            return outcome;
        }
        Step step = step(node.name(), before, start, finish.detail(), finish.state());
        int rounds = spec.rounds().applyAsInt(finish.state());
        Optional<FinishRefusal> refused = calls.finish(new Finish(step, rounds, finish.result(), finish.effects()));
        return refused.isEmpty()
                ? outcome
                : ended(node, before, start, node.node().refused(before, refused.get()));
    }

    private Outcome<S> guarded(Supplier<Outcome<S>> work) {
        try {
            return work.get();
        } catch (AttemptFailed failed) {
            return new Outcome.Failed<>(failed.failure(), StepDetail.failed(failed.failure()));
        }
    }

    private S after(Outcome<S> outcome, S before) {
        return switch (outcome) {
            case Outcome.Next<S> next -> next.state();
            case Outcome.Finish<S> finish -> finish.state();
            case Outcome.Wait<S> wait -> wait.state();
            case Outcome.Failed<S> failed -> before;
        };
    }

    private Commit commit(String node, String next, S state) {
        return new Commit(
                node,
                next,
                spec.round().applyAsInt(state),
                spec.rounds().applyAsInt(state),
                new StateSnapshot<>(spec.codec(), state));
    }

    private Step step(String node, S before, Instant start, StepDetail detail, S after) {
        return new Step(
                node,
                spec.round().applyAsInt(before),
                detail,
                start,
                Duration.between(start, clock.instant()),
                calls.usage(),
                new StateSnapshot<>(spec.codec(), after));
    }
}
