package io.signalbox.agent.engine;

import org.bsc.langgraph4j.GraphDefinition;

/** Where a run goes next, from nothing but the state. */
@FunctionalInterface
public interface Router<S> {

    /** Instead of a node's name: the run is over. */
    String END = GraphDefinition.END;

    /** The name of the next node, or {@link #END}. */
    String next(S state);
}
