package io.signalbox.controlplane.platform.problems;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Base of every refusal: says what, where and what to do; becomes a problem detail at the edge. */
public abstract class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<FieldProblem> errors;

    protected ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    protected ProblemException(ProblemType type, String detail, List<FieldProblem> errors) {
        super(detail);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    /** How long a caller should wait before trying again, sent as Retry-After; null when waiting does not help. */
    public @Nullable Duration retryAfter() {
        return null;
    }
}
