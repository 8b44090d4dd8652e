package io.signalbox.controlplane.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs that waited for an answer. */
class RunResumptionTest extends RunScene {

    private static final Map<String, Map<String, Object>> YES = Map.of("approve", Map.of("approved", true));

    @Autowired
    private RunResumption resumption;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void comesBackBeforeWhatCameLater() {
        UUID waiting = waiting("T-1");
        UUID later = fixture.queued(tenant, integration, "T-1");

        resume(waiting, YES);

        assertThat(fixture.view(tenant, waiting).state()).isEqualTo(RunState.QUEUED);
        assertThat(take(later)).isEmpty();
        assertThat(take(waiting))
                .hasValueSatisfying(taken -> assertThat(taken.attempt()).isEqualTo(2));
        assertThat(answer(waiting)).contains("approved");
    }

    @Test
    void givesTheTurnUpWhileItWaits() {
        waiting("T-1");

        assertThat(take(fixture.queued(tenant, integration, "T-1"))).isPresent();
    }

    @Test
    void waitsForTheOneThatRunsMeanwhile() {
        UUID waiting = waiting("T-1");
        var running = take(fixture.queued(tenant, integration, "T-1")).orElseThrow();

        resume(waiting, YES);

        assertThat(take(waiting)).isEmpty();
        complete(running);
        assertThat(take(waiting)).isPresent();
    }

    @Test
    void refusesARunThatDoesNotWaitAndAnswersToOtherQuestions() {
        UUID queued = fixture.queued(tenant, integration, "T-1");
        UUID waiting = waiting("T-2");

        assertThatThrownBy(() -> resume(queued, YES)).isInstanceOf(RunNotWaiting.class);
        assertThatThrownBy(() -> resume(waiting, Map.of())).isInstanceOf(RunNotWaiting.class);
        assertThatThrownBy(() -> resume(waiting, Map.of("other", Map.of()))).isInstanceOf(RunNotWaiting.class);
        assertThat(fixture.view(tenant, waiting).state()).isEqualTo(RunState.WAITING);
        assertThat(answer(waiting)).isEqualTo("none");
    }

    @Test
    void isCancelledWhileItWaits() {
        UUID waiting = waiting("T-1");

        tenant.call(() -> {
            runs.cancel(waiting);
            return true;
        });

        assertThat(fixture.view(tenant, waiting).state()).isEqualTo(RunState.CANCELLED);
        assertThatThrownBy(() -> resume(waiting, YES)).isInstanceOf(RunNotWaiting.class);
    }

    /** As an attempt leaves it that ended with a question. */
    private UUID waiting(String externalId) {
        UUID run = take(fixture.queued(tenant, integration, externalId))
                .orElseThrow()
                .runId();
        tenant.call(() -> jdbc.sql(
                                "UPDATE run_queue SET state = 'waiting', turn = false, lease_owner = NULL, taken_at = NULL WHERE run_id = ?")
                        .param(run)
                        .update()
                + jdbc.sql("""
                        INSERT INTO interrupt (run_id, key, organization_id, schema, shown_hash, asked_at)
                        VALUES (?, 'approve', ?, '{}', 'hash', now())""").params(run, tenant.id()).update());
        return run;
    }

    private void resume(UUID run, Map<String, Map<String, Object>> answers) {
        tenant.call(() -> {
            resumption.resume(run, answers);
            return true;
        });
    }

    private String answer(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT coalesce(max(answer::text), 'none') FROM interrupt WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
    }
}
