package io.signalbox.controlplane.runs.breakers;

import io.signalbox.controlplane.runs.breakers.ModelOutcome.Failed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How many failures open the breaker, and how long it stays open. */
final class BreakerPauses {

    private static final String UNAUTHORIZED = "model_unauthorized";
    private static final String RATE_LIMITED = "model_rate_limited";
    /** Spread of the pauses, so that installations that share a provider do not come back together. */
    private static final double JITTER = 0.2;

    private static final int MAX_DOUBLINGS = 20;

    private final BreakerSettings settings;
    private final RandomGenerator random;

    BreakerPauses(BreakerSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /** What a provider says in words is believed at once; silence may be one call's bad luck. */
    boolean opens(Failed failed, int inARow) {
        return inARow >= settings.failures()
                || failed.retryAfter() != null
                || failed.code().equals(UNAUTHORIZED)
                || failed.code().equals(RATE_LIMITED);
    }

    /** @param number of pauses in a row, this one included */
    Duration pause(Failed failed, int number) {
        boolean unauthorized = failed.code().equals(UNAUTHORIZED);
        Duration first = unauthorized ? settings.unauthorizedPause() : settings.firstPause();
        Duration longest = unauthorized ? settings.maxUnauthorizedPause() : settings.maxPause();
        Duration own = spread(shorter(first.multipliedBy(1L << Math.clamp(number - 1L, 0, MAX_DOUBLINGS)), longest));
        Duration asked = asked(failed);
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** What the provider asked for, within bounds; zero when it did not. */
    Duration asked(Failed failed) {
        return failed.retryAfter() == null ? Duration.ZERO : shorter(failed.retryAfter(), settings.maxRetryAfter());
    }

    Duration afterLostProbe() {
        return spread(settings.firstPause());
    }

    private Duration spread(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
