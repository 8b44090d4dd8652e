package io.signalbox.agent.web;

import io.signalbox.agent.engine.Edge;
import io.signalbox.agent.engine.NodeSpec;
import io.signalbox.agent.engine.Router;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.contract.shared.WorkflowDescription;
import io.signalbox.contract.shared.WorkflowEdge;
import io.signalbox.contract.shared.WorkflowNode;

/** Workflows in the words of the contract. */
final class WorkflowDescriptions {

    private WorkflowDescriptions() {}

    static WorkflowDescription of(WorkflowSpec<?, ?> spec) {
        return new WorkflowDescription()
                .name(spec.name())
                .version(spec.version())
                .start(spec.nodes().getFirst().name())
                .maxRounds(spec.maxRounds())
                .nodes(spec.nodes().stream()
                        .map(node -> new WorkflowNode().name(node.name()).label(node.label()))
                        .toList())
                .edges(spec.nodes().stream()
                        .flatMap(node -> node.edges().stream().map(edge -> edge(node, edge)))
                        .toList());
    }

    private static WorkflowEdge edge(NodeSpec<?, ?> from, Edge edge) {
        return new WorkflowEdge()
                .from(from.name())
                .to(edge.to().equals(Router.END) ? null : edge.to())
                .label(edge.label().isEmpty() ? null : edge.label());
    }
}
