package io.signalbox.controlplane.runs.failures;

import io.signalbox.controlplane.runs.DeadLetterReason;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** Decides what a failed attempt leads to. Only what says something about the run counts; everything else parks it for as long as it lasts. */
@Component
public class FailurePolicy {

    /** Spread of the pauses, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    private static final int MAX_DOUBLINGS = 20;

    private final RetrySettings settings;
    private final RandomGenerator random;

    FailurePolicy(RetrySettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * After one failed attempt.
     *
     * @param failures content failures of the run before this one
     * @param attempt the number of the attempt, from 1
     */
    public Verdict after(AttemptFailure failure, int failures, int attempt) {
        return switch (failure.cause()) {
            case CONTENT -> counted(failure, failures);
            // How long the provider wants to be left alone is the breaker's to know: it may close before
            case MODEL, CONTROL_PLANE -> new Verdict.TryAgain(pause(attempt, settings.maxUncountedPause()), false);
        };
    }

    private Verdict counted(AttemptFailure failure, int failures) {
        if (failures + 1 >= settings.maxFailures()) {
            return new Verdict.GiveUp(DeadLetterReason.AGENT_FAILED);
        }
        Duration own = pause(failures + 1, settings.maxPause());
        Duration asked = failure.retryAfter();
        return new Verdict.TryAgain(asked != null && asked.compareTo(own) > 0 ? asked : own, true);
    }

    /** Doubles each time up to the longest, and is spread a little. */
    private Duration pause(int number, Duration longest) {
        Duration full = settings.firstPause().multipliedBy(1L << Math.clamp(number - 1L, 0, MAX_DOUBLINGS));
        Duration pause = full.compareTo(longest) > 0 ? longest : full;
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
    }
}
