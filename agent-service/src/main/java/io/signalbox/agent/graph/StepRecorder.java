package io.signalbox.agent.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.controlplane.ControlPlaneUnavailable;
import io.signalbox.agent.controlplane.StaleAttempt;
import io.signalbox.agent.runs.Digests;
import io.signalbox.agent.runs.Excerpt;
import io.signalbox.agent.runs.StepLog;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.StepRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bsc.langgraph4j.action.NodeAction;
import org.jspecify.annotations.Nullable;

/** Puts recording around a node: every transition becomes a step, also one that ended because the control plane was not there. */
final class StepRecorder {

    /** Characters of one recorded output; a description alone may be longer, and is with the ticket anyway. */
    static final int MAX_OUTPUT_LENGTH = 32_000;

    private final StepLog steps;
    private final ObjectMapper json;
    private final Clock clock;

    StepRecorder(StepLog steps, ObjectMapper json, Clock clock) {
        this.steps = steps;
        this.json = json;
        this.clock = clock;
    }

    NodeAction<RunState> around(String name, GraphNode node) {
        return state -> {
            Instant start = clock.instant();
            Transition transition = guarded(node, state);
            steps.record(step(name, state, start, transition));
            if (transition.usage() != null) {
                steps.flush();
            }
            return transition.updates(state);
        };
    }

    private static Transition guarded(GraphNode node, RunState state) {
        try {
            return node.apply(state);
        } catch (StaleAttempt stale) {
            return failed("stale_attempt", stale);
        } catch (ControlPlaneUnavailable unavailable) {
            return failed("control_plane_unavailable", unavailable);
        }
    }

    private static Transition failed(String code, RuntimeException cause) {
        var failure = new Progress.Failed(code, String.valueOf(cause.getMessage()), null);
        return Transition.failed(failure, JsonNodeFactory.instance.objectNode());
    }

    private StepRecord step(String name, RunState state, Instant start, Transition transition) {
        return new StepRecord()
                .node(name)
                .mappingAttempt(state.mappingAttempt())
                .outcome(transition.outcome())
                .startedAt(start)
                .durationMs(Duration.between(start, clock.instant()).toNanos() / 1e6)
                .inputDigest(Digests.of(transition.input()))
                .output(plain(transition.output()))
                .errors(fieldErrors(transition.findings()))
                .modelUsage(transition.usage());
    }

    private @Nullable Map<String, Object> plain(@Nullable ObjectNode output) {
        return output == null
                ? null
                : json.convertValue(Excerpt.object(output, MAX_OUTPUT_LENGTH), new TypeReference<>() {});
    }

    static List<FieldError> fieldErrors(List<Finding> findings) {
        return findings.stream()
                .map(each -> new FieldError()
                        .pointer(each.pointer())
                        .message(each.message())
                        .code(each.code()))
                .toList();
    }
}
