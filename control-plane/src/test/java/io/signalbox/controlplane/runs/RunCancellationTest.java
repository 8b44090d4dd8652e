package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs that a person ends before they are over. */
class RunCancellationTest extends RunScene {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConcurrencyKeyLock keys;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsARunThatWaitsForItsTurn(boolean held) {
        UUID run = fixture.enqueue(
                tenant, integration, "T-1", held ? new InitialRunState.Held() : new InitialRunState.Queued());

        cancel(tenant, run);

        RunView view = fixture.view(tenant, run);
        assertThat(view.state()).isEqualTo(RunState.CANCELLED);
        assertThat(view.finishedAt()).isNotNull();
        assertThat(view.outcome()).isNull();
        assertThat(take(run)).isEmpty();
        assertThat(logged(run)).endsWith(RunEventType.CANCELLED);
    }

    @Test
    void allowsARunningAttemptNoEffectAnyMore() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        cancel(tenant, taken.runId());

        assertThat(complete(taken)).isFalse();
        assertThatThrownBy(() -> tenant.call(() -> runs.requireCurrent(taken.runId(), 1)))
                .isInstanceOf(StaleAttempt.class);
        assertThatThrownBy(() -> deadLetter(taken)).isInstanceOf(StaleAttempt.class);
        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void letsTheNextOfTheKeyRun() {
        UUID first = fixture.queued(tenant, integration, "T-1");
        UUID second = fixture.queued(tenant, integration, "T-1");
        UUID third = fixture.queued(tenant, integration, "T-1");

        cancel(tenant, first);

        assertThat(take(third)).isEmpty();
        assertThat(take(second)).isPresent();
    }

    @Test
    void refusesARunThatIsOver() {
        LeasedRun taken = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();
        complete(taken);

        assertThatThrownBy(() -> cancel(tenant, taken.runId())).isInstanceOf(RunOver.class);
        assertThat(fixture.view(tenant, taken.runId()).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void hidesRunsOfOthers() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        TenantOrganization stranger = tenants.tenant();

        assertThatThrownBy(() -> cancel(stranger, run)).isInstanceOf(RunNotFound.class);
        assertThat(fixture.view(tenant, run).state()).isEqualTo(RunState.QUEUED);
    }

    /** Whoever takes the run and ends it at once locks its row first and its key later. */
    @Test
    void waitsWithoutTheKeyForARunThatIsBeingTaken() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        List<UUID> key = List.of(ConcurrencyKey.of(integration, "T-1"));

        CompletableFuture<Void> cancelled = tenant.call(() -> {
            jdbc.sql("SELECT run_id FROM run_queue WHERE run_id = ? FOR UPDATE")
                    .param(run)
                    .query(UUID.class)
                    .single();
            var waiting = CompletableFuture.runAsync(() -> cancel(tenant, run));
            await().until(this::somebodyWaits);
            keys.lock(key);
            return waiting;
        });

        assertThat(cancelled).succeedsWithin(Duration.ofSeconds(30));
        assertThat(fixture.view(tenant, run).state()).isEqualTo(RunState.CANCELLED);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()
                            AND (wait_event_type = 'Lock' OR query LIKE 'SELECT pg_sleep(%'))""").query(Boolean.class).single();
    }

    private void cancel(TenantOrganization organization, UUID run) {
        organization.call(() -> {
            runs.cancel(run);
            return run;
        });
    }
}
