package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.dispatch.RetryPolicy.Verdict;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    /** Half way: no spread. */
    private static final RandomGenerator MIDDLE = middle();

    private final RetryPolicy policy = new RetryPolicy(TestSettings.DEFAULT);

    @ParameterizedTest
    @CsvSource({"0, 1s", "1, 2s", "2, 4s", "3, 8s"})
    void doublesThePauseWithEachFailure(int failures, String expected) {
        assertThat(policy.afterFailure("model_error", failures, null, MIDDLE))
                .isEqualTo(new Verdict.TryAgain(Duration.parse("PT" + expected)));
    }

    @Test
    void neverPausesLongerThanTheLongest() {
        assertThat(policy.pause(1000, MIDDLE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void spreadsPausesByAFifth() {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int round = 0; round < 1000; round++) {
            assertThat(policy.pause(1, random)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1200));
        }
    }

    @Test
    void waitsAsLongAsTheModelAsks() {
        assertThat(policy.afterFailure("model_rate_limited", 0, Duration.ofSeconds(42), MIDDLE))
                .isEqualTo(new Verdict.TryAgain(Duration.ofSeconds(42)));
    }

    @Test
    void waitsNoLessThanItsOwnPause() {
        assertThat(policy.afterFailure("model_rate_limited", 3, Duration.ofMillis(1), MIDDLE))
                .isEqualTo(new Verdict.TryAgain(Duration.ofSeconds(8)));
    }

    @ParameterizedTest
    @CsvSource({
        "model_timeout, MODEL_UNAVAILABLE",
        "model_rate_limited, MODEL_UNAVAILABLE",
        "model_error, MODEL_UNAVAILABLE",
        "control_plane_unavailable, AGENT_FAILED",
        "agent_broken, AGENT_FAILED"
    })
    void givesUpAfterFiveFailures(String code, DeadLetterReason reason) {
        assertThat(policy.afterFailure(code, 4, null, MIDDLE)).isEqualTo(new Verdict.GiveUp(reason));
    }

    @Test
    void givesUpARunThatKeepsKillingItsWorkers() {
        assertThat(policy.afterLostLease(3)).isEqualTo(new Verdict.TryAgain(Duration.ZERO));
        assertThat(policy.afterLostLease(4)).isEqualTo(new Verdict.GiveUp(DeadLetterReason.LEASE_LOST));
    }

    private static RandomGenerator middle() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return 0.5;
            }
        };
    }
}
