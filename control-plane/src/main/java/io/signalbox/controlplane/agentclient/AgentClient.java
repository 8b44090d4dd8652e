package io.signalbox.controlplane.agentclient;

import feign.FeignException;
import feign.codec.DecodeException;
import feign.codec.EncodeException;
import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.agentapi.model.RunReport;
import io.signalbox.contract.shared.MappingPreview;
import io.signalbox.controlplane.agentclient.AgentErrors.AgentRefusal;
import java.util.List;
import org.springframework.stereotype.Service;

/** Calls the agent service. What can go wrong between two services is part of the answer where work goes on without it. */
@Service
public class AgentClient {

    private final AgentEndpoints.Runs runs;
    private final AgentEndpoints.Info info;
    private final AgentEndpoints.Preview previews;
    private final ModelSettings model;

    AgentClient(
            AgentEndpoints.Runs runs, AgentEndpoints.Info info, AgentEndpoints.Preview previews, ModelSettings model) {
        this.runs = runs;
        this.info = info;
        this.previews = previews;
        this.model = model;
    }

    /** Asks for one run attempt and waits for its end. */
    public AgentReply execute(AgentRun run) {
        try {
            RunReport report =
                    runs.executeRun(AgentMapper.request(run, model.choice())).getBody();
            return AgentMapper.reply(run, report);
        } catch (AgentRefusal refusal) {
            return refusal.reply();
        } catch (DecodeException | EncodeException nonsense) {
            return new AgentReply.Broken("the agent's answer breaks the contract: " + nonsense.getMessage());
        } catch (FeignException failure) {
            return failure.getCause() instanceof PooledClient.NotReached notReached
                    ? new AgentReply.Unreachable("the agent cannot be reached: " + notReached.getMessage())
                    : new AgentReply.Broken("the call to the agent broke: " + reason(failure));
        }
    }

    /**
     * Asks what the rules make of an event, and waits for the answer.
     *
     * @throws AgentUnavailable when there is none
     */
    public AgentPreview preview(AgentRun.Integration integration, AgentRun.Event event) {
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

    private static String reason(FeignException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
