package io.signalbox.agent.runs;

import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.engine.Commit;
import io.signalbox.agent.engine.Commits;
import io.signalbox.agent.engine.WorkflowSpec;
import io.signalbox.agent.engine.state.UnreadableState;
import io.signalbox.contract.internalapi.model.Checkpoint;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps checkpoints with the control plane, and only where something would be lost without one: when a model has answered. See
 * docs/adr/0005-checkpoints-at-durable-points.md.
 */
final class ContractCheckpoints<S> implements Commits {

    private static final Logger LOG = Logger.getLogger(ContractCheckpoints.class);

    private final Run run;
    private final ControlPlaneSession controlPlane;
    private final WorkflowSpec<?, S> workflow;
    private final CheckpointForm form;

    ContractCheckpoints(Run run, ControlPlaneSession controlPlane, WorkflowSpec<?, S> workflow) {
        this.run = run;
        this.controlPlane = controlPlane;
        this.workflow = workflow;
        this.form = new CheckpointForm(workflow.name(), workflow.version(), run.eventDigest());
    }

    /**
     * The state to continue from: the workflow's own start when there is none, or none that this build can read. A first attempt does not
     * ask.
     *
     * @throws io.signalbox.agent.engine.calls.AttemptFailed when the control plane does not answer
     */
    S newest() {
        return run.attempt() > 1
                ? listed().stream().findFirst().map(this::restored).orElse(workflow.start())
                : workflow.start();
    }

    /** The attempt is part of the id, so that a newer attempt's checkpoints never replace an older one's and stay the newest. */
    @Override
    public void commit(Commit commit) {
        String id = run.attempt() + "-" + commit.node() + "-" + commit.round();
        try {
            controlPlane.save(new Checkpoint()
                    .checkpointId(id)
                    .node(commit.node())
                    .nextNode(commit.next())
                    .state(form.written(commit.state())));
        } catch (StaleAttempt stale) {
            throw ControlPlaneFailures.of(stale);
        } catch (ControlPlaneUnavailable | CallRefused notSaved) {
            LOG.warnf(
                    "checkpoint_not_saved run_id=%s attempt=%d checkpoint=%s error=%s",
                    run.id(), run.attempt(), id, notSaved);
        }
    }

    private List<Checkpoint> listed() {
        try {
            return controlPlane.checkpoints();
        } catch (StaleAttempt stale) {
            throw ControlPlaneFailures.of(stale);
        } catch (ControlPlaneUnavailable unavailable) {
            throw ControlPlaneFailures.of(unavailable);
        }
    }

    private S restored(Checkpoint saved) {
        try {
            return form.read(saved.getState())
                    .map(state -> workflow.codec().read(state.schema(), state.json()))
                    .orElse(workflow.start());
        } catch (UnreadableState unreadable) {
            LOG.warnf(
                    "checkpoint_unreadable run_id=%s attempt=%d checkpoint=%s",
                    run.id(), run.attempt(), saved.getCheckpointId());
            return workflow.start();
        }
    }
}
