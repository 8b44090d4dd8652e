package io.signalbox.controlplane.agentclient;

import io.signalbox.contract.agentapi.InfoApi;
import io.signalbox.contract.agentapi.PreviewApi;
import io.signalbox.contract.agentapi.ReplaysApi;
import io.signalbox.contract.agentapi.StatesApi;
import org.springframework.cloud.openfeign.FeignClient;

/** The agent's contract as clients. */
final class AgentEndpoints {

    private static final String ADDRESS = "${signalbox.agent.url:http://127.0.0.1:${signalbox.agent.port:8081}}";

    private AgentEndpoints() {}

    @FeignClient(
            name = "agent-info",
            url = ADDRESS,
            configuration = {AgentClientConfiguration.class, AgentClientConfiguration.ForInfo.class})
    interface Info extends InfoApi {}

    @FeignClient(
            name = "agent-preview",
            url = ADDRESS,
            configuration = {AgentClientConfiguration.class, AgentClientConfiguration.ForPreview.class})
    interface Preview extends PreviewApi {}

    @FeignClient(
            name = "agent-replays",
            url = ADDRESS,
            configuration = {AgentClientConfiguration.class, AgentClientConfiguration.ForReplays.class})
    interface Replays extends ReplaysApi {}

    @FeignClient(
            name = "agent-states",
            url = ADDRESS,
            configuration = {AgentClientConfiguration.class, AgentClientConfiguration.ForPreview.class})
    interface States extends StatesApi {}
}
