package io.signalbox.agent.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.controlplane.CallRefused;
import io.signalbox.agent.controlplane.ControlPlaneSession;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.engine.Step;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.StepListener;
import io.signalbox.agent.engine.state.CanonicalJson;
import io.signalbox.agent.engine.state.Excerpt;
import io.signalbox.contract.shared.StepRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one run attempt, numbered as they happen and delivered in batches. A batch that cannot be delivered stays for the next
 * flush; losing steps never changes what became of the run.
 */
final class StepLog implements StepListener {

    private static final Logger LOG = Logger.getLogger(StepLog.class);
    private static final int BATCH = 100;

    /** Characters of one recorded output; a description alone may be longer, and is with the ticket anyway. */
    private static final int MAX_OUTPUT_LENGTH = 32_000;

    private final Run run;
    private final ControlPlaneSession controlPlane;
    private final ObjectMapper json;
    private final List<StepRecord> pending = new ArrayList<>();
    private int recorded;

    StepLog(Run run, ControlPlaneSession controlPlane, ObjectMapper json) {
        this.run = run;
        this.controlPlane = controlPlane;
        this.json = json;
    }

    /** Gives the step its place in the attempt. */
    @Override
    public void record(Step step) {
        recorded++;
        pending.add(written(step).sequence(recorded));
    }

    /** Delivers what is pending. Never throws. */
    @Override
    public void flush() {
        while (!pending.isEmpty()) {
            List<StepRecord> batch = List.copyOf(pending.subList(0, Math.min(BATCH, pending.size())));
            if (!delivered(batch)) {
                return;
            }
            pending.subList(0, batch.size()).clear();
        }
    }

    private StepRecord written(Step step) {
        StepDetail detail = step.detail();
        return new StepRecord()
                .node(step.node())
                .mappingAttempt(step.round())
                .outcome(detail.outcome())
                .startedAt(step.startedAt())
                .durationMs(step.duration().toNanos() / 1e6)
                .inputDigest(CanonicalJson.digest(detail.input()))
                .output(plain(detail.output()))
                .errors(detail.errors())
                .modelUsage(step.usage());
    }

    private @Nullable Map<String, Object> plain(@Nullable ObjectNode output) {
        return output == null
                ? null
                : json.convertValue(Excerpt.object(output, MAX_OUTPUT_LENGTH), new TypeReference<>() {});
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
