package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;
import java.util.List;

/** How an attempt ended. */
public sealed interface Ending<S> {

    /** The last state. */
    S state();

    /** The run is over; its end is stored. */
    record Finished<S>(S state, RunResult result) implements Ending<S> {}

    /** The run waits for answers; nothing is stored of that yet. */
    record Waiting<S>(S state, Commit commit, List<Interrupt> interrupts) implements Ending<S> {}

    /** The attempt ended before its run did; nothing is stored of that yet. */
    record Failed<S>(S state, Failure failure) implements Ending<S> {}
}
