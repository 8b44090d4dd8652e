package io.signalbox.controlplane.runs.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Keeps all workers of this replica from the agent while it is down or full. Closed after a failed call for a pause that doubles up to the
 * longest one; calls that were under way together when it failed count once. Opened by the first call that reaches the agent.
 */
@Component
class AgentCircuitBreaker {

    private final RetryPolicy policy;
    private final Clock clock;
    private final RandomGenerator random;
    private Instant opensAt = Instant.MIN;
    private int failures;

    AgentCircuitBreaker(RetryPolicy policy, Clock clock, RandomGenerator random) {
        this.policy = policy;
        this.clock = clock;
        this.random = random;
    }

    /** How long to wait before the next call; zero or less when it may be made now. */
    synchronized Duration closedFor() {
        Instant now = clock.instant();
        return now.isBefore(opensAt) ? Duration.between(now, opensAt) : Duration.ZERO;
    }

    /** The agent could not be reached. Answers how long it is left alone. */
    synchronized Duration unreachable() {
        if (!closedFor().isPositive()) {
            failures++;
            opensAt = clock.instant().plus(policy.pause(failures, random));
        }
        return closedFor();
    }

    /** The agent asked to be left alone. */
    synchronized void busy(Duration pause) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(opensAt)) {
            opensAt = until;
        }
    }

    synchronized void reached() {
        failures = 0;
        opensAt = Instant.MIN;
    }
}
