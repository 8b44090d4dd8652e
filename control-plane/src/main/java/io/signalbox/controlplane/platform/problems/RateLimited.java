package io.signalbox.controlplane.platform.problems;

import java.time.Duration;

/** Too many requests by one caller. */
public class RateLimited extends ProblemException {

    private final Duration retryAfter;

    public RateLimited(String detail, Duration retryAfter) {
        super(PlatformProblems.RATE_LIMITED, detail);
        this.retryAfter = retryAfter;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
