package io.signalbox.agent.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a question to a model must have an answer, all its calls and pauses included. */
record Deadline(Instant at, Clock clock) {

    static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /** Never negative. */
    Duration remaining() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean allows(Duration pause) {
        return pause.compareTo(remaining()) < 0;
    }
}
