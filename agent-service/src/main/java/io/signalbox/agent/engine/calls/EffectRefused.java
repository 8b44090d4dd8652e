package io.signalbox.agent.engine.calls;

import io.signalbox.contract.shared.FieldError;
import java.util.List;

/** The effect was understood and what it carries was refused. */
public final class EffectRefused extends RuntimeException {

    private final String code;
    private final transient List<FieldError> errors;

    /** @param code the problem's stable code, for example {@code ticket_refused} */
    public EffectRefused(String code, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }
}
