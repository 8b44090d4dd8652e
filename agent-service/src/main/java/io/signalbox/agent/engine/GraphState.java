package io.signalbox.agent.engine;

import java.util.Map;
import java.util.Optional;
import org.bsc.langgraph4j.state.AgentState;

/** What the graph runtime passes from node to node: the workflow's state, and how the attempt ended when it has. */
final class GraphState<S> extends AgentState {

    private static final String STATE = "state";
    private static final String ENDING = "ending";

    GraphState(Map<String, Object> data) {
        super(data);
    }

    static Map<String, Object> of(Object state) {
        return Map.of(STATE, state);
    }

    static Map<String, Object> ended(Ending<?> ending) {
        return Map.of(ENDING, ending);
    }

    S state() {
        return this.<S>value(STATE).orElseThrow();
    }

    Optional<Ending<S>> ending() {
        return value(ENDING);
    }
}
