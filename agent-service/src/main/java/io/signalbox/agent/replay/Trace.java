package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.state.StateSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run went through in a replay.
 *
 * @param states after each step, in order; empty unless everything was equal
 * @param end absent unless everything was equal and recorded to its end
 */
public record Trace(
        Replay.Verdict verdict,
        List<State> states,
        @Nullable End end) {

    public Trace {
        states = List.copyOf(states);
    }

    /**
     * What a step left.
     *
     * @param node the one that has ended
     * @param next the node that would be next, null when nothing is
     * @param round which repetition of the run's work it belongs to, from 1
     */
    public record State(String node, @Nullable String next, int round, StateSnapshot<?> snapshot) {}

    /**
     * What the last node ended with.
     *
     * @param outcome completed, dead_lettered, waiting or failed
     * @param result what the end says of itself; empty while the run waits
     */
    public record End(String outcome, ObjectNode result, List<Effect> effects) {}
}
