package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.shared.ModelUsage;
import io.signalbox.contract.shared.StepOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one node did: where the run stands now and what the step says of it.
 *
 * @param input what the step's digest is made of
 * @param refusal the mapping attempt this node spent
 * @param mapping whether the mapper gave an output
 */
record Transition(
        Progress progress,
        StepOutcome outcome,
        JsonNode input,
        @Nullable ObjectNode output,
        List<Finding> findings,
        @Nullable Refusal refusal,
        @Nullable ModelUsage usage,
        boolean mapping) {

    static Transition ok(Progress progress, JsonNode input, @Nullable ObjectNode output) {
        return new Transition(progress, StepOutcome.OK, input, output, List.of(), null, null, false);
    }

    /** The mapper gave something, so one mapping is counted. */
    static Transition mapped(Progress progress, JsonNode input, ObjectNode output) {
        return new Transition(progress, StepOutcome.OK, input, output, List.of(), null, null, true);
    }

    static Transition invalid(Progress progress, JsonNode input, Refusal refusal) {
        return new Transition(progress, StepOutcome.INVALID, input, null, refusal.findings(), refusal, null, false);
    }

    static Transition failed(Progress.Failed progress, JsonNode input) {
        var finding = new Finding("", progress.detail(), progress.code());
        return new Transition(progress, StepOutcome.FAILED, input, null, List.of(finding), null, null, false);
    }

    Transition using(@Nullable ModelUsage call) {
        return new Transition(progress, outcome, input, output, findings, refusal, call, mapping);
    }

    Map<String, Object> updates(RunState before) {
        var updates = new HashMap<String, Object>();
        updates.put(RunState.PROGRESS, progress);
        updates.put(RunState.TALLY, tally(before.tally()));
        if (refusal != null) {
            var refusals = new ArrayList<>(before.refusals());
            refusals.add(refusal);
            updates.put(RunState.REFUSALS, List.copyOf(refusals));
        }
        return updates;
    }

    private UsageTotals tally(UsageTotals before) {
        UsageTotals counted = mapping ? before.plusMapping() : before;
        return usage == null ? counted : counted.plusTokens(usage.getPromptTokens(), usage.getCompletionTokens());
    }
}
