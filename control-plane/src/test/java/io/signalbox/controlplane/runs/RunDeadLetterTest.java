package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs that became dead letters, and what a person makes of them. */
class RunDeadLetterTest extends RunScene {

    @Test
    void refusesARunOnArrivalAsADeadLetter() {
        UUID run = fixture.enqueue(
                tenant,
                integration,
                "T-1",
                new InitialRunState.Refused(DeadLetterReason.UNKNOWN_PORTAL, "Who is that?"));

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(view.deadLetterId()).isNotNull();
        assertThat(view.finishedAt()).isNotNull();
        assertThat(take(run)).isEmpty();
    }

    @Test
    void answersTheSameDeadLetterWhenToldTwice() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        UUID first = deadLetter(taken);

        assertThat(deadLetter(taken)).isEqualTo(first);
        assertThat(fixture.view(tenant, taken.runId()).deadLetterId()).isEqualTo(first);
        assertThat(logged(taken.runId()))
                .containsExactly(RunEventType.QUEUED, RunEventType.STARTED, RunEventType.DEAD_LETTERED);
    }

    @Test
    void takesTheLastStepsOfADeadLetteredAttempt() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            stepFixture.append(runs.requireLatest(taken.runId(), taken.attempt()), List.of(aStep(1)));
            return true;
        });

        assertThat(tenant.call(() -> steps.page(taken.runId(), null, 10)).items())
                .hasSize(1);
    }

    @Test
    void retriesADeadLetterUnderAHigherAttempt() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            runs.retry(taken.runId());
            return true;
        });

        assertThat(take(taken.runId())).hasValueSatisfying(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.failures()).isZero();
        });
        assertThatThrownBy(() -> tenant.call(() -> {
                    runs.retry(taken.runId());
                    return true;
                }))
                .isInstanceOf(RunNotDeadLettered.class);
    }

    @Test
    void discardsADeadLetterForGood() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        deadLetter(taken);

        tenant.call(() -> {
            runs.discard(taken.runId());
            return true;
        });

        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.DISCARDED);
        assertThat(take(taken.runId())).isEmpty();
    }
}
