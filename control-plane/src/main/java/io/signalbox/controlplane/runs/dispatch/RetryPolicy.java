package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.runs.DeadLetterReason;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a failed attempt leads to. Pure: what it is told decides what it answers. */
@Component
class RetryPolicy {

    /** Spread of the pauses, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private final DispatchSettings settings;

    RetryPolicy(DispatchSettings settings) {
        this.settings = settings;
    }

    sealed interface Verdict {

        /** Another attempt after a pause. */
        record TryAgain(Duration after) implements Verdict {}

        /** No more attempts: a dead letter. */
        record GiveUp(DeadLetterReason reason) implements Verdict {}
    }

    /**
     * After a failure that counts.
     *
     * @param code the agent's failure code
     * @param failures counted failures before this one
     * @param asked what the agent or the model asked to wait, if it did
     */
    Verdict afterFailure(String code, int failures, @Nullable Duration asked, RandomGenerator random) {
        if (failures + 1 >= settings.maxFailures()) {
            return new Verdict.GiveUp(
                    code.startsWith("model_") ? DeadLetterReason.MODEL_UNAVAILABLE : DeadLetterReason.AGENT_FAILED);
        }
        Duration own = pause(failures + 1, random);
        return new Verdict.TryAgain(asked != null && asked.compareTo(own) > 0 ? asked : own);
    }

    /** After a worker died while it held the run. */
    Verdict afterLostLease(int failures) {
        return failures + 1 >= settings.maxFailures()
                ? new Verdict.GiveUp(DeadLetterReason.LEASE_LOST)
                : new Verdict.TryAgain(Duration.ZERO);
    }

    /** Doubles with each failure up to the longest, and is spread a little. */
    Duration pause(int failures, RandomGenerator random) {
        int doublings = Math.clamp(failures - 1L, 0, 20);
        Duration full = settings.firstPause().multipliedBy(1L << doublings);
        Duration pause = full.compareTo(settings.maxPause()) > 0 ? settings.maxPause() : full;
        double spread = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * spread));
    }
}
