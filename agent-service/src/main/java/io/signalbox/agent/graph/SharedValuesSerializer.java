package io.signalbox.agent.graph;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.HashMap;
import java.util.Map;
import org.bsc.langgraph4j.serializer.StateSerializer;

/** Copies a state by sharing its values, which are immutable. What outlives the process goes through the checkpoint saver instead. */
final class SharedValuesSerializer extends StateSerializer<RunState> {

    SharedValuesSerializer() {
        super(RunState::new);
    }

    @Override
    public RunState cloneObject(RunState state) {
        return new RunState(new HashMap<>(state.data()));
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
