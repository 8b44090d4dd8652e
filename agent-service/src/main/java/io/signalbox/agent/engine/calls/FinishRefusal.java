package io.signalbox.agent.engine.calls;

import io.signalbox.contract.shared.FieldError;
import java.util.List;

/**
 * What a run wanted to end with was understood and refused; sending the same again cannot help.
 *
 * @param code the problem's stable code, for example {@code ticket_refused}
 * @param errors by place in the effect
 */
public record FinishRefusal(String code, String detail, List<FieldError> errors) {

    public FinishRefusal {
        errors = List.copyOf(errors);
    }
}
