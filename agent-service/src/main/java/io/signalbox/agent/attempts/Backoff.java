package io.signalbox.agent.attempts;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double up to a bound, each with a share left to chance, so that agents do not come back all at once. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(50);
    private static final Duration MAX = Duration.ofSeconds(2);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Between half of the next pause and all of it. */
    Duration next() {
        long half = next.toNanos() / 2;
        next = next.multipliedBy(2).compareTo(MAX) > 0 ? MAX : next.multipliedBy(2);
        return Duration.ofNanos(half + random.nextLong(half));
    }

    void sleep() throws InterruptedException {
        Thread.sleep(next());
    }

    void reset() {
        next = FIRST;
    }
}
