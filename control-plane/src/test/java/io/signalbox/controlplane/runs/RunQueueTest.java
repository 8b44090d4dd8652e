package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** How runs are queued, taken, held and overtaken. */
class RunQueueTest extends RunScene {

    @Test
    void queuesARunAndSaysSoInItsLog() {
        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.QUEUED);
        assertThat(view.attempt()).isZero();
        assertThat(view.nextAttemptAt()).isNull();
        assertThat(logged(run)).containsExactly(RunEventType.QUEUED);
    }

    @Test
    void refusesToEnqueueOutsideOfATransaction() {
        assertThatThrownBy(() -> runs.enqueue(List.of())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void keepsTheOrderGiven() {
        List<UUID> given = tenant.call(() -> {
            List<NewRun> batch = List.of(
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()),
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()),
                    fixture.stored(tenant, integration, "T-1", new InitialRunState.Queued()));
            runs.enqueue(batch);
            return batch.stream().map(NewRun::runId).toList();
        });

        for (UUID expected : given) {
            for (UUID other : given) {
                if (!other.equals(expected)) {
                    assertThat(take(other)).isEmpty();
                }
            }
            LeasedRun taken = take(expected).orElseThrow();
            assertThat(complete(taken)).isTrue();
        }
    }

    @Test
    void letsAnotherTicketOvertake() {
        fixture.queued(tenant, integration, "T-1");
        UUID other = fixture.queued(tenant, integration, "T-2");

        assertThat(take(other)).isPresent();
    }

    @Test
    void takesARunOnce() {
        UUID run = fixture.queued(tenant, integration, "T-1");

        assertThat(take(run)).hasValueSatisfying(taken -> {
            assertThat(taken.attempt()).isEqualTo(1);
            assertThat(fixture.externalId(taken.runId())).isEqualTo("T-1");
        });
        assertThat(take(run)).isEmpty();
    }

    @Test
    void holdsRunsUntilTheyAreReleasedAndKeepsLaterOnesBehindThem() {
        UUID held = fixture.enqueue(tenant, integration, "T-1", new InitialRunState.Held());
        UUID later = fixture.queued(tenant, integration, "T-1");
        assertThat(take(held)).isEmpty();
        assertThat(take(later)).isEmpty();

        assertThat(tenant.<Integer>call(() -> runs.release(integration))).isEqualTo(1);

        assertThat(take(later)).isEmpty();
        assertThat(take(held)).isPresent();
        assertThat(logged(held)).containsExactly(RunEventType.HELD, RunEventType.QUEUED, RunEventType.STARTED);
    }
}
