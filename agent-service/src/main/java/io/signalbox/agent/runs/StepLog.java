package io.signalbox.agent.runs;

import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.contract.shared.StepRecord;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The steps of one run attempt, numbered as they happen and delivered in batches. A batch that cannot be delivered stays for the next
 * flush; losing steps never changes what became of the run.
 */
public final class StepLog {

    private static final Logger LOG = Logger.getLogger(StepLog.class);
    private static final int BATCH = 100;

    private final Run run;
    private final ControlPlaneSession controlPlane;
    private final List<StepRecord> pending = new ArrayList<>();
    private int recorded;

    public StepLog(Run run, ControlPlaneSession controlPlane) {
        this.run = run;
        this.controlPlane = controlPlane;
    }

    /** Gives the step its place in the attempt. */
    public void record(StepRecord step) {
        recorded++;
        pending.add(step.sequence(recorded));
    }

    /** Delivers what is pending. Never throws. */
    public void flush() {
        while (!pending.isEmpty()) {
            List<StepRecord> batch = List.copyOf(pending.subList(0, Math.min(BATCH, pending.size())));
            if (!delivered(batch)) {
                return;
            }
            pending.subList(0, batch.size()).clear();
        }
    }

    public int recorded() {
        return recorded;
    }

    public int undelivered() {
        return pending.size();
    }

    private boolean delivered(List<StepRecord> batch) {
        try {
            controlPlane.append(batch);
            return true;
        } catch (StaleAttempt | ControlPlaneUnavailable | CallRefused lost) {
            LOG.warnf(
                    "steps_not_delivered run_id=%s attempt=%d steps=%d error=%s",
                    run.id(), run.attempt(), batch.size(), lost);
            return false;
        }
    }
}
