package io.signalbox.agent.web;

import io.signalbox.contract.shared.FieldError;
import java.util.List;

/** A refused request; the detail says what to do. */
final class RequestRefused extends RuntimeException {

    private final ProblemKind kind;
    private final transient List<FieldError> errors;

    RequestRefused(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    RequestRefused(ProblemKind kind, String detail, List<FieldError> errors) {
        super(detail);
        this.kind = kind;
        this.errors = errors;
    }

    ProblemKind kind() {
        return kind;
    }

    List<FieldError> errors() {
        return errors;
    }
}
