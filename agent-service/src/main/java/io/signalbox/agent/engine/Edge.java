package io.signalbox.agent.engine;

/**
 * A way from one node to another.
 *
 * @param to name of a node, or {@link Router#END}
 * @param label when it is taken, in a few words; empty where that is plain
 */
public record Edge(String to, String label) {}
