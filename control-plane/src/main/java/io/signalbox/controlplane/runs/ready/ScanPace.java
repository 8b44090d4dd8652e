package io.signalbox.controlplane.runs.ready;

import java.time.Duration;
import java.time.Instant;

/**
 * How often the queue may be looked through. A look that found something may be followed by the next at once; after one in vain there is a
 * pause in proportion to how long it took, so that an index full of dead entries costs a bounded share of the time.
 */
class ScanPace {

    private static final Duration MIN_PAUSE = Duration.ofMillis(50);

    private final double share;
    private Instant next = Instant.MIN;

    /** @param share of the time, greater than 0, at most 1 */
    ScanPace(double share) {
        this.share = share;
    }

    boolean allows(Instant now) {
        return !now.isBefore(next);
    }

    /** @param worthwhile whether it found more than it cost */
    void scanned(Instant began, Instant ended, boolean worthwhile) {
        Duration took = Duration.between(began, ended);
        Duration pause = Duration.ofNanos((long) (took.toNanos() * (1 / share - 1)));
        next = worthwhile ? ended : ended.plus(pause.compareTo(MIN_PAUSE) > 0 ? pause : MIN_PAUSE);
    }
}
