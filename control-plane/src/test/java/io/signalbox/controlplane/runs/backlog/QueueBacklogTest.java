package io.signalbox.controlplane.runs.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelCall;
import io.signalbox.controlplane.runs.breakers.ModelOutcome;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ControlPlaneTest
class QueueBacklogTest {

    @Autowired
    private QueueBacklog backlog;

    @Autowired
    private ModelBreaker breaker;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** Nobody else's runs or agents are of it. */
    private final String workflow = "test-" + UUID.randomUUID();

    private TenantOrganization tenant;
    private UUID integration;

    @BeforeEach
    void organization() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    @AfterEach
    void stopAgent() {
        jdbc.sql("DELETE FROM agent_instance WHERE id = ?").param(workflow).update();
    }

    @Test
    void countsWhatWaitsForAnAgentOfItsWorkflowVersion() {
        queued("T-1");
        queued("T-2");

        assertThat(tenant.call(backlog::workflows))
                .containsExactly(new WorkflowBacklog(new WorkflowVersion(workflow, 1), false, 2, 0));
        assertThat(tenant.call(backlog::unserved)).contains(new WorkflowVersion(workflow, 1));

        agent(2, Duration.ofMinutes(1));
        assertThat(tenant.call(backlog::workflows).getFirst().served()).isFalse();
        agent(1, Duration.ofMinutes(1));
        assertThat(tenant.call(backlog::workflows).getFirst().served()).isTrue();
        agent(1, Duration.ofSeconds(-1));
        assertThat(tenant.call(backlog::workflows).getFirst().served()).isFalse();
    }

    @Test
    void countsNobodyElsesRuns() {
        queued("T-1");

        assertThat(tenants.tenant().call(backlog::workflows)).isEmpty();
    }

    @Test
    void saysThatNoAgentServesTheWorkflow() {
        assertThat(reason(queued("T-1"))).isEqualTo(QueuedReason.Kind.NO_AGENT);
    }

    @Test
    void saysThatAnEarlierRunIsNotOver() {
        agent(1, Duration.ofMinutes(1));
        queued("T-1");

        assertThat(reason(queued("T-1"))).isEqualTo(QueuedReason.Kind.EARLIER_RUN);
    }

    @Test
    void saysThatTheNextTryIsLater() {
        agent(1, Duration.ofMinutes(1));
        UUID run = queued("T-1");
        change(run, "available_at = now() + interval '1 minute'");

        QueuedReason reason = tenant.call(() -> backlog.reason(run)).orElseThrow();

        assertThat(reason.kind()).isEqualTo(QueuedReason.Kind.RETRY_PAUSE);
        assertThat(reason.until()).isAfter(clock.instant());
    }

    @Test
    void saysThatTheModelIsPausedAndUntilWhen() {
        agent(1, Duration.ofMinutes(1));
        UUID run = queued("T-1");
        change(run, "needs_model = true");
        assertThat(reason(run)).isEqualTo(QueuedReason.Kind.ROOM);
        var call = new ModelCall(run, 1, clock.instant());
        try {
            breaker.ended(List.of(new ModelOutcome.Failed(call, "model_unauthorized", "It is refused.", null)));

            QueuedReason reason = tenant.call(() -> backlog.reason(run)).orElseThrow();

            assertThat(reason.kind()).isEqualTo(QueuedReason.Kind.MODEL_PAUSED);
            assertThat(reason.until()).isAfter(clock.instant());
            assertThat(tenant.call(backlog::workflows).getFirst().needModel()).isEqualTo(1);
        } finally {
            var later = new ModelCall(run, 2, clock.instant().plusSeconds(60));
            breaker.ended(List.of(new ModelOutcome.Answered(later)));
        }
    }

    @Test
    void saysThatTheRunWaitsForAnAgentOfItsOwn() {
        agent(1, Duration.ofMinutes(1));
        UUID run = queued("T-1");
        change(run, "alone = true, alone_since = now()");

        assertThat(reason(run)).isEqualTo(QueuedReason.Kind.ISOLATION);
    }

    @Test
    void saysNothingOfARunThatIsNotQueued() {
        UUID held = fixture.enqueue(tenant, integration, "T-1", new InitialRunState.Held());

        assertThat(tenant.call(() -> backlog.reason(held))).isEmpty();
        UUID ofAnother = queued("T-2");
        assertThat(tenants.tenant().call(() -> backlog.reason(ofAnother))).isEmpty();
    }

    private UUID queued(String externalId) {
        UUID run = fixture.queued(tenant, integration, externalId);
        change(run, "workflow = '" + workflow + "'");
        return run;
    }

    private QueuedReason.Kind reason(UUID run) {
        return tenant.call(() -> backlog.reason(run)).orElseThrow().kind();
    }

    private void change(UUID run, String change) {
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET " + change + " WHERE run_id = ?")
                .param(run)
                .update());
    }

    private void agent(int version, Duration lease) {
        jdbc.sql("""
                        INSERT INTO agent_instance (id, build, started_at, seen_at, lease_until, workflows)
                        VALUES (:id, 'test', now(), now(), now() + :lease * interval '1 second',
                            jsonb_build_array(jsonb_build_object('name', :id, 'version', :version)))
                        ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, workflows = excluded.workflows""")
                .param("id", workflow)
                .param("lease", lease.toSeconds())
                .param("version", version)
                .update();
    }
}
