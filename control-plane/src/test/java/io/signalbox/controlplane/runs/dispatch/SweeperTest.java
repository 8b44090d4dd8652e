package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.DueRuns;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** With no worker: what the sweeper finds stays where a test can look at it. */
@ControlPlaneTest
@Tag("broker")
class SweeperTest {

    private static final Duration QUIET = Duration.ofMillis(200);

    @Autowired
    private Sweeper sweeper;

    @Autowired
    private Leases leases;

    @Autowired
    private DueRuns due;

    @Autowired
    private Runs runs;

    @Autowired
    private AmqpAdmin broker;

    @Autowired
    private DispatchQueue queue;

    @Autowired
    private DispatchPublisher publisher;

    @Autowired
    private DispatchMetrics metrics;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TenantOrganization tenant;
    private UUID integration;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
        forgetEverything();
    }

    @Test
    void announcesWhatIsEnqueued() {
        fixture.queued(tenant, integration, "T-1");
        await().until(() -> queue.depth().orElse(0) == 1);
    }

    @Test
    void queuesTheRunOfADeadWorkerAgain() {
        LeasedRun taken = takeAndDie(fixture.queued(tenant, integration, "T-1"));

        sweeper.recoverLostLeases();

        RunView view = fixture.view(tenant, taken.runId());
        assertThat(view.state()).isEqualTo(RunState.QUEUED);
        assertThat(view.lastFailure()).startsWith("lease_lost");
        assertThat(take(taken.runId())).hasValueSatisfying(again -> {
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.failures()).isEqualTo(1);
        });
    }

    @Test
    void leavesALeaseAloneThatWasRenewedInTime() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        take(run).orElseThrow();

        sweeper.recoverLostLeases();

        assertThat(fixture.view(tenant, run).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void deadLettersARunThatFiveWorkersDiedOf() {
        UUID run = fixture.queued(tenant, integration, "T-1");
        for (int worker = 0; worker < 5; worker++) {
            takeAndDie(run);
            sweeper.recoverLostLeases();
        }

        assertThat(fixture.view(tenant, run).state()).isEqualTo(RunState.DEAD_LETTERED);
        String reason = tenant.call(() -> jdbc.sql("SELECT reason FROM dead_letter WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
        assertThat(reason).isEqualTo("lease_lost");
    }

    @Test
    void doesNotAnnounceARunBehindAnother() {
        UUID first = fixture.queued(tenant, integration, "T-1");
        UUID second = fixture.queued(tenant, integration, "T-1");

        assertThat(found()).contains(first).doesNotContain(second);
    }

    @Test
    void announcesReleasedRunsThatNobodyPublished() {
        UUID held = fixture.enqueue(tenant, integration, "T-1", new InitialRunState.Held());
        tenant.call(() -> runs.release(integration));

        assertThat(found()).contains(held);
    }

    @Test
    void publishesTheNextOfATicketWhenOneEnds() {
        UUID first = fixture.queued(tenant, integration, "T-1");
        fixture.queued(tenant, integration, "T-1");
        await().until(() -> queue.depth().orElse(0) == 2);
        LeasedRun taken = take(first).orElseThrow();
        forgetEverything();

        tenant.call(() ->
                runs.deadLetter(taken.runId(), taken.attempt(), DeadLetterReason.NO_MAPPING_RULE, "No.", List.of()));

        await().until(() -> queue.depth().orElse(0) == 1);
    }

    @Test
    void dropsWhatDoesNotFitAndFindsItLater() {
        var full = new DispatchPublisher(queue, due, metrics, TestSettings.withAnnouncements(1), clock);
        double before = dropped();

        // Its thread was never started: what is announced stays where it is.
        for (int number = 0; number < 3; number++) {
            full.announce(new RunPointer(tenant.id(), UUID.randomUUID()));
        }
        assertThat(dropped() - before).isEqualTo(2);

        UUID run = fixture.queued(tenant, integration, "T-1");
        forgetEverything();
        assertThat(found()).contains(run);
    }

    private double dropped() {
        return meters.counter("signalbox.dispatch.announcements.dropped").count();
    }

    private List<UUID> found() {
        return due.find(clock.instant(), 1000).stream()
                .map(DueRuns.DueRun::runId)
                .toList();
    }

    /** What other classes announced may still be on its way when the publisher has none left to send. */
    private void forgetEverything() {
        await().during(QUIET).until(() -> {
            broker.purgeQueue(queue.name());
            return publisher.isIdle() && queue.depth().orElse(1) == 0;
        });
    }

    private Optional<LeasedRun> take(UUID run) {
        return tenant.call(() -> leases.take(run, "worker", clock.instant().plusSeconds(6)));
    }

    private LeasedRun takeAndDie(UUID run) {
        LeasedRun taken = take(run).orElseThrow();
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET lease_owner = 'gone' WHERE run_id = ?")
                .param(run)
                .update());
        return taken;
    }
}
