package io.signalbox.controlplane.runs.failures;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt ended without a result.
 *
 * @param code stable, for example {@code model_timeout}
 * @param detail one sentence for people
 * @param retryAfter how long the other side asked to be left alone
 */
public record AttemptFailure(
        Cause cause, String code, String detail, @Nullable Duration retryAfter) {

    /** What the failure says something about. */
    public enum Cause {
        /** This run: doing the same again will probably fail again. */
        CONTENT,

        /** The model of the installation. */
        MODEL,

        /** Anything else that was not there: the control plane, the agent, time. */
        CONTROL_PLANE
    }

    /** As a run shows it to people. */
    public String text() {
        return code + ": " + detail;
    }
}
