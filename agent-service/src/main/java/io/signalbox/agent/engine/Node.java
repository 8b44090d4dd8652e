package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.engine.calls.FinishRefusal;

/**
 * One node of a workflow: stateless, shared by all runs. It decides and says what it did; recording, timing and routing are not its business.
 *
 * @param <I> what the run is about
 * @param <S> the state
 */
@FunctionalInterface
public interface Node<I, S> {

    Outcome<S> apply(S state, NodeContext<I> context);

    /**
     * What follows when the end that the node wanted for the run was refused; by default nobody can mend it.
     *
     * @param state the one the node began with
     */
    default Outcome<S> refused(S state, FinishRefusal refused) {
        var failure = new Failure(Cause.CONTENT, refused.code(), refused.detail(), null);
        return new Outcome.Failed<>(failure, StepDetail.failed(failure));
    }
}
