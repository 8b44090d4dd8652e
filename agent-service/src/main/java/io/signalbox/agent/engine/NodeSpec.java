package io.signalbox.agent.engine;

import java.util.List;

/**
 * A node as part of a workflow.
 *
 * @param label what it does, in a few words
 * @param edges everywhere the router may lead from it; every node can also end the attempt
 */
public record NodeSpec<I, S>(String name, String label, Node<I, S> node, List<Edge> edges) {

    public NodeSpec {
        edges = List.copyOf(edges);
    }
}
