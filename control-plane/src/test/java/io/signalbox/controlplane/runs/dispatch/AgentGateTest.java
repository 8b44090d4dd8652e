package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ManualClock;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AgentGateTest {

    private final ManualClock clock = new ManualClock();
    private final AgentGate gate =
            new AgentGate(new RetryPolicy(TestSettings.DEFAULT), clock, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void isOpenAtFirst() {
        assertThat(gate.closedFor()).isZero();
    }

    @Test
    void closesLongerEachTimeTheAgentCannotBeReached() {
        Duration longest = Duration.ZERO;
        for (int failure = 0; failure < 4; failure++) {
            Duration pause = gate.unreachable();
            assertThat(pause).isGreaterThan(longest);
            longest = pause;
            clock.advance(pause);
        }
        assertThat(longest).isLessThanOrEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void countsCallsThatFailTogetherOnce() {
        Duration first = gate.unreachable();
        for (int worker = 0; worker < 15; worker++) {
            assertThat(gate.unreachable()).isEqualTo(first);
        }
    }

    @Test
    void opensWhenTheAgentIsReached() {
        gate.unreachable();
        gate.reached();
        assertThat(gate.closedFor()).isZero();
    }

    @Test
    void leavesABusyAgentAloneAsLongAsItAsks() {
        gate.busy(Duration.ofSeconds(3));
        gate.busy(Duration.ofSeconds(1));
        assertThat(gate.closedFor()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(3));
        assertThat(gate.closedFor()).isZero();
    }
}
