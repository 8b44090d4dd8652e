package io.signalbox.agent.graph;

import static io.signalbox.agent.graph.Routing.FETCH;
import static io.signalbox.agent.graph.Routing.MAP;
import static io.signalbox.agent.graph.Routing.ROUTE;
import static io.signalbox.agent.graph.Routing.VALIDATE;
import static org.bsc.langgraph4j.GraphDefinition.END;
import static org.bsc.langgraph4j.GraphDefinition.START;
import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeAction.node_async;

import java.util.Map;
import java.util.Optional;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphRepresentation;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.StateGraph;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;

/**
 * The whole graph of a run:
 *
 * <pre>
 * fetch ─▶ map ─▶ validate ─▶ route
 *           ▲        │          │
 *           └────────┴──────────┘  refused, attempts left
 * </pre>
 *
 * fetch goes straight to validate when it resumes an answer that was paid for already; map goes straight to route when there is nothing to
 * check; route comes back to itself when the store's refusal becomes a dead letter.
 */
final class RunGraph {

    /** Three attempts through four nodes, and room to spare. */
    private static final int MAX_TRANSITIONS = 25;

    private final CompiledGraph<RunState> graph;

    RunGraph(Nodes nodes, StepRecorder steps, Optional<BaseCheckpointSaver> checkpoints) {
        try {
            this.graph = new StateGraph<>(new SharedValuesSerializer())
                    .addNode(FETCH, node_async(steps.around(FETCH, nodes.fetch())))
                    .addNode(MAP, node_async(steps.around(MAP, nodes.map())))
                    .addNode(VALIDATE, node_async(steps.around(VALIDATE, nodes.validate())))
                    .addNode(ROUTE, node_async(steps.around(ROUTE, nodes.route())))
                    .addEdge(START, FETCH)
                    .addConditionalEdges(
                            FETCH, edge_async(Routing::next), Map.of(MAP, MAP, VALIDATE, VALIDATE, END, END))
                    .addConditionalEdges(
                            MAP, edge_async(Routing::next), Map.of(VALIDATE, VALIDATE, ROUTE, ROUTE, END, END))
                    .addConditionalEdges(VALIDATE, edge_async(Routing::next), Map.of(MAP, MAP, ROUTE, ROUTE, END, END))
                    .addConditionalEdges(ROUTE, edge_async(Routing::next), Map.of(MAP, MAP, ROUTE, ROUTE, END, END))
                    .compile(config(checkpoints));
        } catch (GraphStateException wrongGraph) {
            throw new IllegalStateException(wrongGraph);
        }
    }

    private static CompileConfig config(Optional<BaseCheckpointSaver> checkpoints) {
        var config = CompileConfig.builder().recursionLimit(MAX_TRANSITIONS);
        checkpoints.ifPresent(config::checkpointSaver);
        return config.build();
    }

    /** Runs to an end on the calling thread, from the run's newest checkpoint when there is one. */
    RunState run(String threadId) {
        RunnableConfig config = RunnableConfig.builder().threadId(threadId).build();
        return graph.invoke(GraphInput.noArgs(), config)
                .orElseThrow(() -> new IllegalStateException("The graph ended without a state."));
    }

    /** In Mermaid, for the documentation. */
    String diagram() {
        return graph.getGraph(GraphRepresentation.Type.MERMAID, "Run", false).content();
    }

    record Nodes(GraphNode fetch, GraphNode map, GraphNode validate, GraphNode route) {}
}
