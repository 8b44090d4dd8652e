package io.signalbox.controlplane.platform.problems;

import java.time.Duration;

/** More work than can be taken on now; nothing was stored, trying again is safe. */
public class Overloaded extends ProblemException {

    private final Duration retryAfter;

    public Overloaded(String detail, Duration retryAfter) {
        super(PlatformProblems.OVERLOADED, detail);
        this.retryAfter = retryAfter;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
