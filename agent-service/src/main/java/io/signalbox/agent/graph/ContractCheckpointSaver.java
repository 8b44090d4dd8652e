package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.graph.Progress.Drafted;
import io.signalbox.agent.runs.Run;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsc.langgraph4j.RunnableConfig;
import org.bsc.langgraph4j.checkpoint.BaseCheckpointSaver;
import org.bsc.langgraph4j.checkpoint.Checkpoint;
import org.jboss.logging.Logger;

/**
 * Keeps checkpoints with the control plane, and only where something would be lost without one: when a model has answered. See
 * docs/adr/0005-checkpoints-at-durable-points.md.
 */
final class ContractCheckpointSaver implements BaseCheckpointSaver {

    private static final Logger LOG = Logger.getLogger(ContractCheckpointSaver.class);

    private final Run run;
    private final ControlPlaneSession controlPlane;
    private final CheckpointForm form;

    ContractCheckpointSaver(Run run, ControlPlaneSession controlPlane, ObjectMapper json) {
        this.run = run;
        this.controlPlane = controlPlane;
        this.form = new CheckpointForm(json);
    }

    @Override
    public Collection<Checkpoint> list(RunnableConfig config) {
        return newest().stream().toList();
    }

    /** The state to continue from. A first attempt has none and does not ask. */
    @Override
    public Optional<Checkpoint> get(RunnableConfig config) {
        return run.attempt() > 1 ? newest() : Optional.empty();
    }

    @Override
    public RunnableConfig put(RunnableConfig config, Checkpoint checkpoint) {
        var state = new RunState(checkpoint.getState());
        if (checkpoint.getNodeId().equals(Routing.MAP)
                && state.progress() instanceof Drafted(Candidate candidate)
                && candidate.byModel()) {
            save(
                    "map-" + state.mappingAttempt(),
                    Routing.MAP,
                    Routing.VALIDATE,
                    form.drafted(run.eventDigest(), candidate, state));
        }
        return config;
    }

    @Override
    public Tag release(RunnableConfig config) {
        return new Tag(threadId(config), List.of());
    }

    private Optional<Checkpoint> newest() {
        return controlPlane.checkpoints().stream().findFirst().flatMap(this::restored);
    }

    private Optional<Checkpoint> restored(io.signalbox.contract.internalapi.model.Checkpoint saved) {
        return form.restored(run.eventDigest(), saved.getState()).map(state -> Checkpoint.builder()
                .id(saved.getCheckpointId())
                .nodeId(saved.getNode())
                .nextNodeId(saved.getNextNode())
                .state(state)
                .build());
    }

    /** The attempt is part of the id, so that a newer attempt's checkpoints never replace an older one's and stay the newest. */
    private void save(String name, String node, String next, Map<String, Object> state) {
        try {
            controlPlane.save(new io.signalbox.contract.internalapi.model.Checkpoint()
                    .checkpointId(run.attempt() + "-" + name)
                    .node(node)
                    .nextNode(next)
                    .state(state));
        } catch (ControlPlaneUnavailable | CallRefused notSaved) {
            LOG.warnf(
                    "checkpoint_not_saved run_id=%s attempt=%d checkpoint=%s error=%s",
                    run.id(), run.attempt(), name, notSaved);
        }
    }
}
