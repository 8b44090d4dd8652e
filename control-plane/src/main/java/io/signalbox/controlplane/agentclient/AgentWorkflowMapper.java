package io.signalbox.controlplane.agentclient;

import io.signalbox.contract.agentapi.model.AgentInfo;
import io.signalbox.contract.shared.WorkflowDescription;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workflows from the contract. */
final class AgentWorkflowMapper {

    /** As the contract says. */
    private static final int MAX_WORKFLOWS = 100;

    private AgentWorkflowMapper() {}

    static List<AgentWorkflow> workflows(@Nullable AgentInfo info) {
        if (info == null
                || info.getWorkflows() == null
                || info.getWorkflows().isEmpty()
                || info.getWorkflows().size() > MAX_WORKFLOWS) {
            throw new AgentUnavailable("it does not say which workflows it serves");
        }
        if (!info.getWorkflows().stream().allMatch(AgentWorkflowMapper::isComplete)) {
            throw new AgentUnavailable("it leaves out what the contract requires of a workflow");
        }
        return info.getWorkflows().stream().map(AgentWorkflowMapper::workflow).toList();
    }

    private static boolean isComplete(WorkflowDescription workflow) {
        return Stream.of(workflow.getName(), workflow.getVersion(), workflow.getStart(), workflow.getMaxRounds())
                        .allMatch(Objects::nonNull)
                && workflow.getNodes().stream().allMatch(node -> node.getName() != null && node.getLabel() != null)
                && workflow.getEdges().stream().allMatch(edge -> edge.getFrom() != null);
    }

    private static AgentWorkflow workflow(WorkflowDescription workflow) {
        return new AgentWorkflow(
                workflow.getName(),
                workflow.getVersion(),
                workflow.getStart(),
                workflow.getMaxRounds(),
                workflow.getNodes().stream()
                        .map(node -> new AgentWorkflow.Node(node.getName(), node.getLabel()))
                        .toList(),
                workflow.getEdges().stream()
                        .map(edge -> new AgentWorkflow.Edge(edge.getFrom(), edge.getTo(), edge.getLabel()))
                        .toList());
    }
}
