package io.signalbox.controlplane.runs.breakers;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The breaker as people are shown it.
 *
 * @param code of the last failure; null while closed
 * @param reason the last failure in one sentence; null while closed
 * @param failures in a row
 * @param openedAt when it opened; null while closed
 * @param retryAt when the next run may ask; null while closed
 * @param probeRunId the run that asks now; null unless half open
 */
public record ModelBreakerView(
        State state,
        @Nullable String code,
        @Nullable String reason,
        int failures,
        @Nullable Instant openedAt,
        @Nullable Instant retryAt,
        @Nullable UUID probeRunId) {

    /** The standard states of a circuit breaker. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }
}
