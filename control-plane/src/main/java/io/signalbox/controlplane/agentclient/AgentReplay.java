package io.signalbox.controlplane.agentclient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent found when it ran a recording again.
 *
 * @param verdict equal, different or damaged
 * @param steps that left the recorded state
 * @param detail one sentence, when damaged
 * @param difference the first one, when different
 * @param states after each step, when they were asked for and everything was equal
 * @param end when everything was equal and the recording is one of a whole run
 */
public record AgentReplay(
        String verdict,
        int steps,
        @Nullable String detail,
        @Nullable Difference difference,
        List<State> states,
        @Nullable End end) {

    /** @param position of the step in the recording, from 1 */
    public record Difference(int position, String step, String what, String recordedBy, String replayedBy) {}

    /** @param state canonical JSON */
    public record State(
            int position,
            String node,
            @Nullable String nextNode,
            int round,
            int schema,
            String state,
            String stateHash) {}

    /**
     * What the last node ended with.
     *
     * @param result canonical JSON
     * @param effects canonical JSON, an array of the internal contract's effects
     */
    public record End(String outcome, String result, String effects) {}
}
