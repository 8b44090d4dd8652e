package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts runs into the queue, takes them and ends them, each run of a workflow that no other test takes. */
@TestComponent
public class QueueFixture {

    private final Runs runs;
    private final RunQueue queue;
    private final Turns turns;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    QueueFixture(Runs runs, RunQueue queue, Turns turns, JdbcClient jdbc, TransactionTemplate transactions) {
        this.runs = runs;
        this.queue = queue;
        this.turns = turns;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    public static WorkflowVersion aWorkflow() {
        return new WorkflowVersion("test-" + UUID.randomUUID(), 1);
    }

    public static NewRun aRun(WorkflowVersion workflow, @Nullable UUID key) {
        return aRun(workflow, key, UUID.randomUUID(), new InitialRunState.Queued());
    }

    public static NewRun aRun(WorkflowVersion workflow, @Nullable UUID key, UUID sourceId, InitialRunState admission) {
        var subject = new SubjectRef("text", UUID.randomUUID(), sourceId);
        return new NewRun(UUID.randomUUID(), workflow, subject, key, false, admission);
    }

    /** In one transaction, in this order. */
    public List<UUID> enqueue(TenantOrganization tenant, NewRun... given) {
        return tenant.call(() -> {
            runs.enqueue(List.of(given));
            return Stream.of(given).map(NewRun::runId).toList();
        });
    }

    /** As an agent with room for everything. */
    public List<TakenRun> take(WorkflowVersion workflow, int max) {
        return take(new TakeDemand("agent", Set.of(workflow), 1000, 1000, max));
    }

    public List<TakenRun> take(TakeDemand demand) {
        var taken = new ArrayList<TakenRun>();
        transactions.executeWithoutResult(
                status -> queue.take(demand, organization -> taken.addAll(organization.runs())));
        return taken;
    }

    /** As the end of an attempt does it. False when the attempt is over already: then nothing changes. */
    public boolean end(TenantOrganization tenant, TakenRun taken) {
        return end(tenant, taken, "completed");
    }

    private boolean end(TenantOrganization tenant, TakenRun taken, String state) {
        return tenant.call(() -> {
            List<UUID> keys = locked(taken);
            if (keys.isEmpty()) {
                return false;
            }
            jdbc.sql("DELETE FROM run_queue WHERE run_id = ?")
                    .param(taken.runId())
                    .update();
            jdbc.sql(
                            "UPDATE run SET state = ?, dead_letter_id = gen_random_uuid(), attempt = ?, finished_at = now() WHERE id = ?")
                    .params(state, taken.attempt(), taken.runId())
                    .update();
            turns.settle(keys);
            return true;
        });
    }

    /** As a failure does it that is tried again at once. */
    public boolean requeue(TenantOrganization tenant, TakenRun taken) {
        return move(
                tenant,
                taken,
                "UPDATE run_queue SET state = 'queued', lease_owner = NULL, taken_at = NULL WHERE run_id = ?");
    }

    /** As the first attempt does it that needs a model and finds no room for it. */
    public boolean requeueForModel(TenantOrganization tenant, TakenRun taken) {
        return move(tenant, taken, """
                UPDATE run_queue SET state = 'queued', needs_model = true, lease_owner = NULL, taken_at = NULL WHERE run_id = ?""");
    }

    /** As the end of an attempt does it that nobody can help. */
    public boolean deadLetter(TenantOrganization tenant, TakenRun taken) {
        return end(tenant, taken, "dead_lettered");
    }

    /** As a question to people does it. */
    public boolean park(TenantOrganization tenant, TakenRun taken) {
        return move(tenant, taken, """
                UPDATE run_queue SET state = 'waiting', turn = false, lease_owner = NULL, taken_at = NULL WHERE run_id = ?""");
    }

    /** As the answer of people does it. */
    public void resume(TenantOrganization tenant, UUID run) {
        tenant.call(() -> {
            List<UUID> keys = jdbc.sql(
                            "UPDATE run_queue SET state = 'queued' WHERE run_id = ? AND state = 'waiting' RETURNING concurrency_key")
                    .param(run)
                    .query(UUID.class)
                    .list();
            turns.settle(keys);
            turns.announce(List.of(run));
            return true;
        });
    }

    private boolean move(TenantOrganization tenant, TakenRun taken, String sql) {
        return tenant.call(() -> {
            List<UUID> keys = locked(taken);
            if (!keys.isEmpty()) {
                jdbc.sql(sql).param(taken.runId()).update();
                turns.settle(keys);
                turns.announce(List.of(taken.runId()));
            }
            return !keys.isEmpty();
        });
    }

    private List<UUID> locked(TakenRun taken) {
        return jdbc.sql("""
                        SELECT concurrency_key FROM run_queue WHERE run_id = ? AND state = 'running' AND attempt = ? FOR UPDATE""")
                .params(taken.runId(), taken.attempt())
                .query(UUID.class)
                .list();
    }
}
