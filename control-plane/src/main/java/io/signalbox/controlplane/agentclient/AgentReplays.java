package io.signalbox.controlplane.agentclient;

import feign.FeignException;
import io.signalbox.contract.agentapi.model.ReplayRequest;
import io.signalbox.contract.agentapi.model.ReplayResult;
import io.signalbox.contract.agentapi.model.StateCheck;
import io.signalbox.contract.agentapi.model.StateCheckRequest;
import io.signalbox.controlplane.agentclient.AgentErrors.AgentRefusal;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Service;

/** Has agents run recordings again. */
@Service
public class AgentReplays {

    /** What the agent takes in one request is 8 MiB, of which the recording is a JSON string: its quotes and line breaks are escaped. */
    public static final int MAX_RECORDING_BYTES = 6 * 1024 * 1024;

    private final AgentEndpoints.Replays replays;
    private final AgentEndpoints.States states;

    AgentReplays(AgentEndpoints.Replays replays, AgentEndpoints.States states) {
        this.replays = replays;
        this.states = states;
    }

    /**
     * Has a recording run again, and waits for what came of it.
     *
     * @param recording the file, UTF-8; at most {@link #MAX_RECORDING_BYTES}
     * @param states whether to answer the state after each step
     * @throws AgentUnavailable when there is no answer
     */
    public AgentReplay replay(byte[] recording, boolean states) {
        try {
            ReplayResult answer = replays.replayRecording(
                            new ReplayRequest(new String(recording, StandardCharsets.UTF_8)).states(states))
                    .getBody();
            if (answer == null) {
                throw new AgentUnavailable("it answered nothing");
            }
            return AgentReplayMapper.replay(answer);
        } catch (AgentRefusal refusal) {
            throw new AgentUnavailable(refusal.detail());
        } catch (FeignException failure) {
            throw new AgentUnavailable(AgentClient.reason(failure));
        }
    }

    /**
     * Has a state read as its workflow would read it.
     *
     * @param schema number of the form it is written in
     * @param state JSON
     * @throws AgentUnavailable when there is no answer
     */
    public AgentStateCheck check(String workflow, int version, int schema, String state) {
        try {
            StateCheck answer = states.checkState(new StateCheckRequest(workflow, version, schema, state))
                    .getBody();
            if (answer == null) {
                throw new AgentUnavailable("it answered nothing");
            }
            return AgentReplayMapper.check(answer);
        } catch (AgentRefusal refusal) {
            throw new AgentUnavailable(refusal.detail());
        } catch (FeignException failure) {
            throw new AgentUnavailable(AgentClient.reason(failure));
        }
    }
}
