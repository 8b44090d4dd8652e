package io.signalbox.agent.engine;

import java.util.List;

/**
 * The graph of a workflow, to be drawn.
 *
 * @param start name of the node where every attempt begins
 */
public record WorkflowGraph(String start, List<DrawnNode> nodes, List<DrawnEdge> edges) {

    /** @param label what the node does, in a few words */
    public record DrawnNode(String name, String label) {}

    /**
     * @param to name of a node, or {@link Router#END}
     * @param label when the edge is taken; empty where that is plain
     */
    public record DrawnEdge(String from, String to, String label) {}

    static WorkflowGraph of(WorkflowSpec<?, ?> spec) {
        return new WorkflowGraph(
                spec.nodes().getFirst().name(),
                spec.nodes().stream()
                        .map(node -> new DrawnNode(node.name(), node.label()))
                        .toList(),
                spec.nodes().stream()
                        .flatMap(node ->
                                node.edges().stream().map(edge -> new DrawnEdge(node.name(), edge.to(), edge.label())))
                        .toList());
    }
}
