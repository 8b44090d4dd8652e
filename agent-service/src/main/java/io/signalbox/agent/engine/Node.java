package io.signalbox.agent.engine;

/**
 * One node of a workflow: stateless, shared by all runs. It decides and says what it did; recording, timing and routing are not its business.
 *
 * @param <I> what the run is about
 * @param <S> the state
 */
@FunctionalInterface
public interface Node<I, S> {

    Outcome<S> apply(S state, NodeContext<I> context);
}
