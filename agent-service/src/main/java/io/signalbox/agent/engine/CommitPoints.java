package io.signalbox.agent.engine;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;
import org.bsc.langgraph4j.checkpoint.Checkpoint;

/** Called by the graph runtime between nodes; hands over to the execution, which is part of each call's configuration. */
final class CommitPoints<I, S> implements BaseCheckpointSaver {

    private static final String EXECUTION = "execution";

    static RunnableConfig config(Execution<?, ?> execution) {
        return RunnableConfig.builder().putMetadata(EXECUTION, execution).build();
    }

    @SuppressWarnings("unchecked")
    static <I, S> Execution<I, S> execution(RunnableConfig config) {
        return (Execution<I, S>) config.metadata(EXECUTION).orElseThrow();
    }

    @Override
    public RunnableConfig put(RunnableConfig config, Checkpoint checkpoint) {
        var graph = new GraphState<S>(checkpoint.getState());
        if (graph.ending().isEmpty()) {
            CommitPoints.<I, S>execution(config)
                    .between(checkpoint.getNodeId(), checkpoint.getNextNodeId(), graph.state());
        }
        return config;
    }

    /** The state to start from is given with the call. */
    @Override
    public Optional<Checkpoint> get(RunnableConfig config) {
        return Optional.empty();
    }

    @Override
    public Collection<Checkpoint> list(RunnableConfig config) {
        return List.of();
    }

    @Override
    public Tag release(RunnableConfig config) {
        return new Tag(threadId(config), List.of());
    }
}
