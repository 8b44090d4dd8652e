package io.signalbox.controlplane.runs.agents;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.ConcurrencyKey;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.breakers.ModelOutcomes;
import io.signalbox.controlplane.runs.queue.QueueFixture;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.queue.TakenRun;
import io.signalbox.controlplane.runs.queue.Turns;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ManualClock;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A recovery of one's own an hour ago, whose seconds pass when the test says so, and whose database can be cut off. */
@ControlPlaneTest
abstract class RecoveryScene {

    static final AgentLeaseSettings SETTINGS = new AgentLeaseSettings(
            false, Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofMinutes(15), 3, Duration.ofHours(24));

    @Autowired
    QueueFixture queue;

    @Autowired
    TenantFixture tenants;

    @Autowired
    Runs runs;

    @Autowired
    private RunFixture events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private Jsonb jsonb;

    @Autowired
    private RunningAttempts running;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ConcurrencyKeyLock locks;

    @Autowired
    private Turns turns;

    @Autowired
    private RunTransitions transitions;

    @Autowired
    private ModelOutcomes outcomes;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private Clock systemClock;

    final ManualClock clock = new ManualClock();
    TenantOrganization tenant;
    WorkflowVersion workflow;
    AgentProcess agent;
    AgentInstances agents;
    LeaseRecovery recovery;
    boolean databaseIsAway;

    @BeforeEach
    void prepare() {
        clock.advance(Duration.between(clock.instant(), systemClock.instant().minus(Duration.ofHours(1))));
        tenant = tenants.tenant();
        workflow = QueueFixture.aWorkflow();
        agent = anAgent();
        var repository = new AgentRepository(jdbc, jsonb) {
            @Override
            List<Stored> all() {
                if (databaseIsAway) {
                    throw new DataAccessResourceFailureException("The database is away");
                }
                return super.all();
            }
        };
        agents = new AgentInstances(repository, SETTINGS, transactions, clock);
        recovery = new LeaseRecovery(
                repository,
                new LostAttempts(running, SETTINGS),
                new AttemptRecovery(template, transactions, locks, turns, runs, transitions, SETTINGS, clock),
                outcomes,
                SETTINGS,
                meters,
                clock);
    }

    AgentProcess anAgent() {
        return new AgentProcess("agent-" + UUID.randomUUID(), "1.0", null, Instant.EPOCH, Set.of(workflow));
    }

    UUID queued(UUID key) {
        return queue.enqueue(tenant, aRun(workflow, key)).getFirst();
    }

    List<TakenRun> take(AgentProcess taker, int max) {
        List<TakenRun> taken = queue.take(new TakeDemand(taker.id(), Set.of(workflow), 100, 100, max));
        for (TakenRun run : taken) {
            tenant.call(() -> jdbc.sql("UPDATE run_queue SET taken_at = ? WHERE run_id = ?")
                    .params(Timestamp.from(clock.instant()), run.runId())
                    .update());
        }
        return taken;
    }

    TakenRun takeOne(AgentProcess taker) {
        return take(taker, 1).getFirst();
    }

    void heartbeat(AgentProcess alive, TakenRun... held) {
        transactions.executeWithoutResult(status -> agents.heartbeat(
                alive,
                Stream.of(held)
                        .map(run -> new HeldAttempt(run.runId(), run.attempt()))
                        .toList()));
    }

    /** So many rounds of the recovery, with whatever else happens in each second. */
    void seconds(int count, Runnable meanwhile) {
        for (int second = 0; second < count; second++) {
            clock.advance(Duration.ofSeconds(1));
            meanwhile.run();
            try {
                recovery.round();
            } catch (DataAccessResourceFailureException away) {
                // As the ticker does
            }
        }
    }

    RunView view(UUID run) {
        return tenant.call(() -> runs.get(run));
    }

    /** A dead letter is about an event. */
    UUID queuedEvent() {
        UUID integration = tenant.integration("generic");
        return tenant.call(() -> {
            NewRun stored = events.stored(tenant, integration, "T-1", new InitialRunState.Queued());
            runs.enqueue(List.of(new NewRun(
                    stored.runId(),
                    workflow,
                    stored.subject(),
                    ConcurrencyKey.of(integration, "T-1"),
                    false,
                    stored.admission())));
            return stored.runId();
        });
    }

    int deaths(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT deaths FROM run_queue WHERE run_id = ?")
                .param(run)
                .query(Integer.class)
                .single());
    }
}
