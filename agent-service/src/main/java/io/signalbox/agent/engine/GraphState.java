package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;
import java.util.Map;
import java.util.Optional;
import org.bsc.langgraph4j.state.AgentState;

/** What the graph runtime passes from node to node: the workflow's state, and why the attempt has to end. */
final class GraphState<S> extends AgentState {

    private static final String STATE = "state";
    private static final String FAILURE = "failure";

    GraphState(Map<String, Object> data) {
        super(data);
    }

    static Map<String, Object> of(Object state) {
        return Map.of(STATE, state);
    }

    static Map<String, Object> failed(Failure failure) {
        return Map.of(FAILURE, failure);
    }

    S state() {
        return this.<S>value(STATE).orElseThrow();
    }

    Optional<Failure> failure() {
        return value(FAILURE);
    }
}
