package io.signalbox.controlplane.agentclient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a workflow that the agent serves.
 *
 * @param start name of the node where every attempt begins
 * @param maxRounds how often the work of a run is repeated at most
 * @param nodes in the usual order
 */
public record AgentWorkflow(String name, int version, String start, int maxRounds, List<Node> nodes, List<Edge> edges) {

    public AgentWorkflow {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** @param label what it does, in a few words */
    public record Node(String name, String label) {}

    /**
     * @param to null when the run is over
     * @param label when it is taken; null for the usual way
     */
    public record Edge(
            String from, @Nullable String to, @Nullable String label) {}
}
