package io.signalbox.agent.engine;

import io.signalbox.agent.engine.state.StateCodec;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A workflow: what it is called and what it is made of.
 *
 * @param version from 1; a run stays with the version it began with
 * @param start the state of a run that has done nothing
 * @param round which repetition of the run's work a state belongs to, from 1
 * @param rounds how many repetitions of the work a state has behind it
 * @param maxRounds how often the work is repeated at most
 * @param nodes in the usual order; the first is where every attempt begins
 * @param maxTransitions more than any run can need
 */
public record WorkflowSpec<I, S>(
        String name,
        int version,
        InputCodec<I> input,
        StateCodec<S> codec,
        S start,
        ToIntFunction<S> round,
        ToIntFunction<S> rounds,
        int maxRounds,
        List<NodeSpec<I, S>> nodes,
        Router<S> router,
        int maxTransitions) {

    public WorkflowSpec {
        nodes = List.copyOf(nodes);
    }
}
