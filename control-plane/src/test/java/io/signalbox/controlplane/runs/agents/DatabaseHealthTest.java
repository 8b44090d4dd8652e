package io.signalbox.controlplane.runs.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseHealthTest {

    private final DatabaseHealth health = new DatabaseHealth(Duration.ofSeconds(4));
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void takesOneLeaseToBeBelieved() {
        assertThat(answers(0)).isFalse();
        assertThat(answers(2)).isFalse();
        assertThat(answers(1)).isFalse();
        assertThat(answers(1)).isTrue();
        assertThat(answers(1)).isTrue();
    }

    @Test
    void beginsAnewAfterAFailure() {
        answers(0);
        health.failed();

        assertThat(answers(4)).isFalse();
        assertThat(answers(3)).isFalse();
        assertThat(answers(1)).isTrue();
    }

    @Test
    void beginsAnewAfterAnAnswerThatTookALease() {
        answers(0);
        answers(4);
        Instant asked = now;
        now = now.plusSeconds(5);

        assertThat(health.answered(asked, now)).isFalse();
    }

    @Test
    void beginsAnewWhenItStoodStillItself() {
        answers(0);
        answers(4);

        assertThat(answers(60)).isFalse();
    }

    private boolean answers(int secondsLater) {
        now = now.plusSeconds(secondsLater);
        return health.answered(now, now);
    }
}
