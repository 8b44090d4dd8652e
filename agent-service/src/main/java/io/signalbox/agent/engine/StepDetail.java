package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.contract.shared.FieldError;
import io.signalbox.contract.shared.StepOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step says of one execution of a node.
 *
 * @param input what the step's digest is made of
 * @param output what the node produced
 * @param errors what it found wrong
 */
public record StepDetail(
        StepOutcome outcome, JsonNode input, @Nullable ObjectNode output, List<FieldError> errors) {

    public StepDetail {
        errors = List.copyOf(errors);
    }

    /** Of a node that could not do its work. */
    static StepDetail failed(Failure failure) {
        var error = new FieldError().pointer("").message(failure.detail()).code(failure.code());
        return new StepDetail(StepOutcome.FAILED, JsonNodeFactory.instance.objectNode(), null, List.of(error));
    }
}
