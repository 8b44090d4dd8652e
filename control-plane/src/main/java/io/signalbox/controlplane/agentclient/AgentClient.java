package io.signalbox.controlplane.agentclient;

import feign.FeignException;
import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.controlplane.agentclient.AgentErrors.AgentRefusal;
import java.util.List;
import org.springframework.stereotype.Service;

/** Calls the agent service. What can go wrong between two services is part of the answer where work goes on without it. */
@Service
public class AgentClient {

    private final AgentEndpoints.Info info;
    private final AgentEndpoints.Preview previews;

    AgentClient(AgentEndpoints.Info info, AgentEndpoints.Preview previews) {
        this.info = info;
        this.previews = previews;
    }

    /**
     * Asks what the rules make of an event, and waits for the answer.
     *
     * @throws AgentUnavailable when there is none
     */
    public AgentPreview preview(AgentIntegration integration, AgentEvent event) {
        try {
            MappingPreview answer = previews.previewMapping(AgentPreviewMapper.request(integration, event))
                    .getBody();
            if (answer == null) {
                throw new AgentUnavailable("it answered nothing");
            }
            return AgentPreviewMapper.preview(answer);
        } catch (AgentRefusal refusal) {
            throw new AgentUnavailable(refusal.detail());
        } catch (FeignException failure) {
            throw new AgentUnavailable(reason(failure));
        }
    }

    /** Asks the agent how it is. */
    public AgentStatus status() {
        try {
            AgentInfo answer = info.getAgentInfo().getBody();
            return answer == null
                    ? new AgentStatus(false, "it answered nothing")
                    : new AgentStatus(true, "version " + answer.getVersion());
        } catch (AgentRefusal refusal) {
            return new AgentStatus(false, refusal.detail());
        } catch (FeignException failure) {
            return new AgentStatus(false, reason(failure));
        }
    }

    /**
     * Asks which workflows the agent serves.
     *
     * @throws AgentUnavailable when there is no answer
     */
    List<AgentWorkflow> workflows() {
        try {
            return AgentWorkflowMapper.workflows(info.getAgentInfo().getBody());
        } catch (AgentRefusal refusal) {
            throw new AgentUnavailable(refusal.detail());
        } catch (FeignException failure) {
            throw new AgentUnavailable(reason(failure));
        }
    }

    static String reason(FeignException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
