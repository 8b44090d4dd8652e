package io.signalbox.agent.graph;

/** One node of the graph. It decides and says what it did; recording, timing and routing are not its business. */
interface GraphNode {

    Transition apply(RunState state);
}
