package io.signalbox.agent.engine;

import static org.bsc.langgraph4j.GraphDefinition.START;
import static org.bsc.langgraph4j.action.AsyncEdgeAction.edge_async;
import static org.bsc.langgraph4j.action.AsyncNodeActionWithConfig.node_async;

import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.journal.JournalMismatch;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bsc.langgraph4j.CompileConfig;
import org.bsc.langgraph4j.CompiledGraph;
import org.bsc.langgraph4j.GraphInput;
import org.bsc.langgraph4j.GraphRepresentation;
import org.bsc.langgraph4j.GraphStateException;
import org.bsc.langgraph4j.StateGraph;

/** A workflow, compiled once and shared by all its runs; each run brings its own input, state, journal and ports. */
public final class Workflow<I, S> {

    private final WorkflowSpec<I, S> spec;
    private final Clock clock;
    private final CompiledGraph<GraphState<S>> graph;

    public Workflow(WorkflowSpec<I, S> spec, Clock clock) {
        this.spec = spec;
        this.clock = clock;
        this.graph = compiled(spec);
    }

    public WorkflowSpec<I, S> spec() {
        return spec;
    }

    /**
     * Runs one attempt to its end, on the calling thread.
     *
     * @param from the state to start with: the workflow's own, or what a checkpoint kept
     * @throws JournalMismatch in replay, when the run makes other calls than were recorded
     */
    public Ending<S> run(I input, S from, RunPorts ports) {
        var execution = new Execution<>(spec, input, from, ports, clock);
        try {
            GraphState<S> end = graph.invoke(GraphInput.args(GraphState.of(from)), CommitPoints.config(execution))
                    .orElseThrow(() -> new IllegalStateException("The graph ended without a state."));
            return end.ending().orElseThrow(() -> new IllegalStateException("The run ended without a result."));
        } catch (RuntimeException thrown) {
            return interrupted(execution, thrown);
        }
    }

    /** In Mermaid, for the documentation. */
    public String diagram() {
        return graph.getGraph(GraphRepresentation.Type.MERMAID, "Run", false).content();
    }

    private static <I, S> CompiledGraph<GraphState<S>> compiled(WorkflowSpec<I, S> spec) {
        try {
            var graph = new StateGraph<>(new SharedValuesSerializer<S>());
            for (NodeSpec<I, S> node : spec.nodes()) {
                graph.addNode(node.name(), node_async((state, config) -> CommitPoints.<I, S>execution(config)
                        .apply(node, state.state())));
                graph.addConditionalEdges(node.name(), edge_async(state -> next(spec.router(), state)), targets(node));
            }
            graph.addEdge(START, spec.nodes().getFirst().name());
            return graph.compile(CompileConfig.builder()
                    .recursionLimit(spec.maxTransitions())
                    .checkpointSaver(new CommitPoints<I, S>())
                    .build());
        } catch (GraphStateException wrongGraph) {
            throw new IllegalStateException(wrongGraph);
        }
    }

    private static <S> String next(Router<S> router, GraphState<S> state) {
        return state.ending().isPresent() ? Router.END : router.next(state.state());
    }

    /** Every node may also end the attempt. */
    private static Map<String, String> targets(NodeSpec<?, ?> node) {
        var targets = new HashMap<String, String>();
        node.edges().forEach(edge -> targets.put(edge.to(), edge.to()));
        targets.put(Router.END, Router.END);
        return targets;
    }

    /** Commits happen between nodes, so what goes wrong there reaches us past the graph, wrapped by it. */
    private static <S> Ending<S> interrupted(Execution<?, S> execution, RuntimeException thrown) {
        for (Throwable cause : causes(thrown)) {
            if (cause instanceof AttemptFailed failed) {
                return new Ending.Failed<>(execution.last(), failed.failure());
            }
            if (cause instanceof JournalMismatch mismatch) {
                throw mismatch;
            }
        }
        throw thrown;
    }

    private static List<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).toList();
    }
}
