package io.signalbox.controlplane.platform.limits;

import java.time.Duration;

/**
 * How a caller stands after it asked.
 *
 * @param granted whether it may go on
 * @param remaining tokens left for it
 * @param fullIn until its whole quota is there again
 * @param retryAfter until the next token is there; zero when there is one
 */
public record LimitDecision(boolean granted, long remaining, Duration fullIn, Duration retryAfter) {

    static LimitDecision uncounted(LimitRule rule) {
        return new LimitDecision(true, rule.quota(), Duration.ZERO, Duration.ZERO);
    }
}
