package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ManualClock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AgentCircuitBreakerTest {

    private final ManualClock clock = new ManualClock();
    private final AgentCircuitBreaker authorization = new AgentCircuitBreaker(
            new RetryPolicy(TestSettings.DEFAULT), clock, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void isOpenAtFirst() {
        assertThat(authorization.closedFor()).isZero();
    }

    @Test
    void closesLongerEachTimeTheAgentCannotBeReached() {
        Duration longest = Duration.ZERO;
        for (int failure = 0; failure < 4; failure++) {
            Duration pause = authorization.unreachable();
            assertThat(pause).isGreaterThan(longest);
            longest = pause;
            clock.advance(pause);
        }
        assertThat(longest).isLessThanOrEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void countsCallsThatFailTogetherOnce() {
        Duration first = authorization.unreachable();
        for (int worker = 0; worker < 15; worker++) {
            assertThat(authorization.unreachable()).isEqualTo(first);
        }
    }

    @Test
    void opensWhenTheAgentIsReached() {
        authorization.unreachable();
        authorization.reached();
        assertThat(authorization.closedFor()).isZero();
    }

    @Test
    void leavesABusyAgentAloneAsLongAsItAsks() {
        authorization.busy(Duration.ofSeconds(3));
        authorization.busy(Duration.ofSeconds(1));
        assertThat(authorization.closedFor()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(3));
        assertThat(authorization.closedFor()).isZero();
    }
}
