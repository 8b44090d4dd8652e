package io.signalbox.agent.controlplane;

import io.signalbox.contract.shared.FieldError;
import java.util.List;

/** The control plane understood the call and refused what it carried. Sending the same again cannot help. */
public final class CallRefused extends RuntimeException {

    private final String code;
    private final List<FieldError> errors;

    public CallRefused(String code, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** The problem's stable code, for example {@code ticket_refused}. */
    public String code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
