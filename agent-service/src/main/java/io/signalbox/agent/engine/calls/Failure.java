package io.signalbox.agent.engine.calls;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt could not go on: nothing was decided, the run should be tried later.
 *
 * @param cause what was at fault; only {@link Cause#CONTENT} says something about the run itself
 * @param code stable, for example {@code model_timeout}
 * @param retryAfter how long the other side asked to be left alone
 */
public record Failure(
        Cause cause, String code, String detail, @Nullable Duration retryAfter) {

    /** What was at fault. */
    public enum Cause {
        /** What the run is about: trying again will likely fail the same way. */
        CONTENT,

        /** The model was not there, or not for us. */
        MODEL,

        /** The control plane was not there, or the attempt was not allowed to end. */
        CONTROL_PLANE
    }
}
