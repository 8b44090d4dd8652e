package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;

/** What a node decided. */
public sealed interface Outcome<S> {

    /** What the step says of it. */
    StepDetail detail();

    /** The run goes on from this state. */
    record Next<S>(S state, StepDetail detail) implements Outcome<S> {}

    /** The attempt ends and the state stays as it was: something outside the run was not there. */
    record Failed<S>(Failure failure, StepDetail detail) implements Outcome<S> {}
}
