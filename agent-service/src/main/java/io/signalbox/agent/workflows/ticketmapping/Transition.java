package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.engine.RunResult;
import io.signalbox.agent.engine.StepDetail;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.StepOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the nodes of this workflow decide, as the engine takes it. */
final class Transition {

    private Transition() {}

    static Outcome<MappingState> ok(MappingState after, JsonNode input, @Nullable ObjectNode output) {
        return new Outcome.Next<>(after, new StepDetail(StepOutcome.OK, input, output, List.of()));
    }

    /** The run ends. */
    static Outcome<MappingState> over(
            MappingState after, JsonNode input, ObjectNode output, RunResult result, List<Effect> effects) {
        return new Outcome.Finish<>(after, new StepDetail(StepOutcome.OK, input, output, List.of()), result, effects);
    }

    /** A mapping attempt was spent. */
    static Outcome<MappingState> invalid(MappingState before, Progress next, JsonNode input, Refusal refusal) {
        return new Outcome.Next<>(
                before.refused(next, refusal),
                new StepDetail(StepOutcome.INVALID, input, null, fieldErrors(refusal.findings())));
    }

    static Outcome<MappingState> failed(Failure failure, JsonNode input) {
        var error = new FieldError().pointer("").message(failure.detail()).code(failure.code());
        return new Outcome.Failed<>(failure, new StepDetail(StepOutcome.FAILED, input, null, List.of(error)));
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
