package io.signalbox.agent.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The model gave no answer at all. That says nothing about the event, so it costs no mapping attempt. */
public final class ModelFailure extends RuntimeException {

    /** What kind of failure, in the contract's words. */
    public enum Kind {
        RATE_LIMITED("model_rate_limited"),
        TIMEOUT("model_timeout"),
        ERROR("model_error");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    ModelFailure(Kind kind, String detail, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** How long the provider asked to be left alone. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
