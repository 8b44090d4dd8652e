package io.signalbox.agent.engine;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.HashMap;
import java.util.Map;
import org.bsc.langgraph4j.serializer.StateSerializer;

/** Copies a state by sharing its values, which are immutable. What outlives the process goes through the state codec instead. */
final class SharedValuesSerializer<S> extends StateSerializer<GraphState<S>> {

    SharedValuesSerializer() {
        super(GraphState::new);
    }

    @Override
    public GraphState<S> cloneObject(GraphState<S> state) {
        return new GraphState<>(new HashMap<>(state.data()));
    }

    @Override
    public void writeData(Map<String, Object> data, ObjectOutput out) {
        throw new UnsupportedOperationException("The state of a run is not written as Java objects.");
    }

    @Override
    public Map<String, Object> readData(ObjectInput in) {
        throw new UnsupportedOperationException("The state of a run is not read as Java objects.");
    }
}
