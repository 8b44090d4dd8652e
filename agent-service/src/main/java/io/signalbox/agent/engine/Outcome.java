package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.Failure;
import java.util.List;

/** What a node decided. */
public sealed interface Outcome<S> {

    /** What the step says of it. */
    StepDetail detail();

    /** The run goes on from this state. */
    record Next<S>(S state, StepDetail detail) implements Outcome<S> {}

    /** The attempt ends and the state stays as it was: something outside the run was not there. */
    record Failed<S>(Failure failure, StepDetail detail) implements Outcome<S> {}

    /**
     * The run ends, together with its effects or not at all. Where they are refused the node is asked what follows.
     *
     * @param effects applied in the same transaction as the end of the run
     */
    record Finish<S>(S state, StepDetail detail, RunResult result, List<Effect> effects) implements Outcome<S> {

        public Finish {
            effects = List.copyOf(effects);
        }
    }

    /** The attempt ends and the run waits for answers; a later attempt begins with this state and finds them in its context. */
    record Wait<S>(S state, StepDetail detail, List<Interrupt> interrupts) implements Outcome<S> {

        public Wait {
            interrupts = List.copyOf(interrupts);
        }
    }
}
