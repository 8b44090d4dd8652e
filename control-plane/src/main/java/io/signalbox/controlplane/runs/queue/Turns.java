package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.ready.ReadyAnnouncer;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRun;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which run of a concurrency key may be taken: the running one keeps the turn, else the earliest has it that is held or queued. Every
 * transaction that puts runs with keys into the queue, takes them out, or lets them wait, locks the keys and settles them last.
 */
@Component
public class Turns {

    private static final String SETTLE = """
            SELECT run_id, workflow, workflow_version, needs_model, alone, available_at
            FROM settle_turns(CAST(? AS uuid[]))""";

    private static final String READY = """
            SELECT run_id, workflow, workflow_version, needs_model, alone, available_at FROM run_queue
            WHERE run_id = ANY (CAST(? AS uuid[])) AND CASE state WHEN 'queued' THEN turn END""";

    private final ConcurrencyKeyLock locks;
    private final ReadyAnnouncer announcer;
    private final JdbcClient jdbc;
    private final Clock clock;

    Turns(ConcurrencyKeyLock locks, ReadyAnnouncer announcer, JdbcClient jdbc, Clock clock) {
        this.locks = locks;
        this.announcer = announcer;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Given(UUID runId, ReadyLane lane, Instant availableAt) {

        static Given of(Row row) {
            var workflow = new WorkflowVersion(row.text("workflow"), row.integer("workflow_version"));
            return new Given(
                    row.uuid("run_id"),
                    new ReadyLane(workflow, row.flag("needs_model"), row.flag("alone")),
                    row.instant("available_at"));
        }
    }

    /**
     * Locks these keys until the transaction ends, as far as it has not locked them yet, and settles them; nulls and repetitions count for
     * nothing. Which runs may be taken now is told after the commit. One statement for the locks and one for the rest, whatever the number of keys
     * and of the runs that share them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Collection<? extends @Nullable UUID> keys) {
        var known = new TreeSet<UUID>();
        for (UUID key : keys) {
            if (key != null) {
                known.add(key);
            }
        }
        if (known.isEmpty()) {
            return;
        }
        locks.lock(known);
        tell(jdbc.sql(SETTLE).param(SqlArray.of(known)).query(Row.as(Given::of)).list());
    }

    /** Tells after the commit which of these runs may be taken: of runs that were queued again, or are without a key. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void announce(Collection<UUID> runIds) {
        if (!runIds.isEmpty()) {
            tell(jdbc.sql(READY)
                    .param(SqlArray.of(runIds))
                    .query(Row.as(Given::of))
                    .list());
        }
    }

    private void tell(List<Given> given) {
        Instant now = clock.instant();
        UUID organizationId = Tenant.current();
        announcer.ready(given.stream()
                .filter(one -> !one.availableAt().isAfter(now))
                .map(one -> new ReadyRun(organizationId, one.runId(), one.lane()))
                .toList());
    }
}
