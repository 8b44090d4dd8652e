package io.signalbox.agent.model;

import dev.langchain4j.exception.ContentFilteredException;
import io.signalbox.agent.engine.calls.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model gave no answer. Unless the provider refused this very content, that says nothing about the event. */
public final class ModelFailure extends RuntimeException {

    /** What kind of failure. */
    public enum Kind {
        /** No connection, or one that broke. */
        UNREACHABLE(Failure.Cause.MODEL, "model_unreachable"),

        /** No whole answer within the time allowed. */
        TIMEOUT(Failure.Cause.MODEL, "model_timeout"),

        RATE_LIMITED(Failure.Cause.MODEL, "model_rate_limited"),

        /** The key is refused, or the account behind it. */
        UNAUTHORIZED(Failure.Cause.MODEL, "model_unauthorized"),

        /** The endpoint answered an error of its own, or in no known form. */
        ERROR(Failure.Cause.MODEL, "model_error"),

        /** The provider refuses what it was asked, for example because it is too long. */
        REJECTED(Failure.Cause.CONTENT, "model_rejected");

        private final Failure.Cause cause;
        private final String code;

        Kind(Failure.Cause cause, String code) {
            this.cause = cause;
            this.code = code;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    ModelFailure(Kind kind, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** What a failed call means, whatever the library wrapped it in. */
    static ModelFailure of(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            ModelFailure known = known(each);
            if (known != null) {
                return known;
            }
        }
        return new ModelFailure(Kind.ERROR, "The model endpoint answers in no known form.", null);
    }

    private static @Nullable ModelFailure known(Throwable thrown) {
        return switch (thrown) {
            case ModelFailure failure -> failure;
            case ModelHttpFailure answered -> answered.meaning();
            case ContentFilteredException filtered ->
                new ModelFailure(Kind.REJECTED, "The model refuses this content.", null);
            case UncheckedIOException broken ->
                new ModelFailure(Kind.UNREACHABLE, "The model endpoint cannot be reached" + reason(broken), null);
            default -> null;
        };
    }

    /** The kind of fault and never its message: that one may hold an address with a key in it. */
    private static String reason(UncheckedIOException broken) {
        IOException cause = broken.getCause();
        return cause == null ? "." : " (" + cause.getClass().getSimpleName() + ").";
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider asked to be left alone. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** As the engine passes it on. */
    Failure failure() {
        return new Failure(kind.cause, kind.code, String.valueOf(getMessage()), retryAfter);
    }
}
