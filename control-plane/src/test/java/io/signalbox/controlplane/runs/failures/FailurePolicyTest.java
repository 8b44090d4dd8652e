package io.signalbox.controlplane.runs.failures;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.failures.AttemptFailure.Cause;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePolicyTest {

    private static final RetrySettings SETTINGS =
            new RetrySettings(5, Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(2));

    /** Half way: no spread. */
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    private final FailurePolicy policy = new FailurePolicy(SETTINGS, MIDDLE);

    @ParameterizedTest
    @CsvSource({"0, 1s", "1, 2s", "2, 4s", "3, 8s"})
    void doublesThePauseWithEachContentFailure(int failures, String expected) {
        assertThat(policy.after(failure(Cause.CONTENT, null), failures, 9))
                .isEqualTo(new Verdict.TryAgain(Duration.parse("PT" + expected), true));
    }

    @Test
    void givesUpAfterFiveContentFailures() {
        assertThat(policy.after(failure(Cause.CONTENT, null), 4, 5))
                .isEqualTo(new Verdict.GiveUp(DeadLetterReason.AGENT_FAILED));
    }

    @ParameterizedTest
    @CsvSource({"MODEL, 4, 5", "MODEL, 0, 1000", "CONTROL_PLANE, 4, 5", "CONTROL_PLANE, 0, 1000"})
    void neverGivesUpForWhatIsNotTheRunsFault(Cause cause, int failures, int attempt) {
        assertThat(policy.after(failure(cause, null), failures, attempt))
                .isInstanceOfSatisfying(Verdict.TryAgain.class, again -> assertThat(again.counted())
                        .isFalse());
    }

    /** Else one run that the model never answers would stay the only probe. */
    @Test
    void pausesARunThatTheModelKeepsFailingForLongerThanProbesAreApart() {
        assertThat(policy.after(failure(Cause.MODEL, null), 0, 8))
                .isEqualTo(new Verdict.TryAgain(Duration.ofMinutes(2), false));
    }

    @Test
    void leavesThePauseThatAProviderAsksForToTheBreaker() {
        assertThat(policy.after(failure(Cause.MODEL, Duration.ofHours(1)), 0, 1))
                .isEqualTo(new Verdict.TryAgain(Duration.ofSeconds(1), false));
    }

    @Test
    void waitsAsLongAsAContentFailureAsks() {
        assertThat(policy.after(failure(Cause.CONTENT, Duration.ofSeconds(42)), 0, 1))
                .isEqualTo(new Verdict.TryAgain(Duration.ofSeconds(42), true));
        assertThat(policy.after(failure(Cause.CONTENT, Duration.ofMillis(1)), 3, 4))
                .isEqualTo(new Verdict.TryAgain(Duration.ofSeconds(8), true));
    }

    @Test
    void spreadsPausesByAFifth() {
        var spread = new FailurePolicy(SETTINGS, RandomGenerator.of("L64X128MixRandom"));
        for (int round = 0; round < 1000; round++) {
            assertThat(spread.after(failure(Cause.CONTENT, null), 0, 1))
                    .isInstanceOfSatisfying(Verdict.TryAgain.class, again -> assertThat(again.after())
                            .isBetween(Duration.ofMillis(800), Duration.ofMillis(1200)));
        }
    }

    private static AttemptFailure failure(Cause cause, @Nullable Duration retryAfter) {
        return new AttemptFailure(cause, "some_code", "It failed.", retryAfter);
    }
}
