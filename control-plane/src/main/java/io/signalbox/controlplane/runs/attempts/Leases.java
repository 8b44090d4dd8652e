package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.ChangedRun;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes, renews and gives back leases. A lease is a worker's right to run one run, and ends by itself when the worker dies. */
@Service
public class Leases {

    private static final Transition TAKE = new Transition.Move(
            RunEventType.STARTED, """
            state = 'running', attempt = attempt + 1, lease_owner = :owner, taken_at = :now, started_at = coalesce(started_at, :now)""", "q.run_id = :run AND q.state = 'queued' AND q.turn AND q.available_at <= :now");
    private static final String QUEUE =
            "state = 'queued', lease_owner = NULL, taken_at = NULL, available_at = :now, last_failure = :failure";
    private static final String FENCE = "q.run_id = :run AND q.state = 'running' AND q.attempt = :attempt";
    private static final String LOST =
            " AND NOT EXISTS (SELECT FROM agent_instance a WHERE a.id = q.lease_owner AND a.lease_until >= :now)";
    private static final Transition GIVE_BACK = new Transition.Move(RunEventType.RETRYING, QUEUE, FENCE);
    private static final Transition EXPIRE =
            new Transition.Move(RunEventType.RETRYING, QUEUE + ", failures = failures + 1", FENCE + LOST);

    private final RunTransitions transitions;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leases(RunTransitions transitions, TransactionOperations transactions, JdbcClient jdbc, Clock clock) {
        this.clock = clock;
        this.transitions = transitions;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * A lease whose owner has not renewed it.
     *
     * @param failures counted failures before this one
     */
    public record Expired(UUID runId, UUID organizationId, int attempt, int failures) {}

    /** The run, now running under a new attempt; empty when it is not due, not its turn, or taken by someone else. */
    public Optional<LeasedRun> take(UUID runId, String owner, Instant until) {
        renew(owner, List.of(), until);
        return transactions
                .execute(status -> transitions.apply(TAKE, Map.of("run", runId, "owner", owner), Map.of()))
                .map(Leases::leased);
    }

    /** Prolongs the lease of one owner, over all organizations. Answers which of these runs it still holds. */
    public Set<UUID> renew(String owner, Collection<UUID> runIds, Instant until) {
        return Set.copyOf(jdbc.sql("SELECT renewed FROM renew_leases(?, CAST(? AS uuid[]), ?, ?) AS renewed")
                .params(owner, SqlArray.of(runIds), Timestamp.from(clock.instant()), Timestamp.from(until))
                .query(UUID.class)
                .list());
    }

    /** Queues a run again that its worker will not finish, without counting a failure. */
    public void giveBack(UUID runId, int attempt, String failure) {
        transactions.execute(status -> transitions.apply(
                GIVE_BACK, Map.of("run", runId, "attempt", attempt, "failure", failure), Map.of("failure", failure)));
    }

    /** Leases that ran out, over all organizations, the longest lost first. */
    public List<Expired> expired(Instant now, int max) {
        return jdbc.sql("SELECT run_id, organization_id, attempt, failures FROM expired_leases(?, ?)")
                .params(Timestamp.from(now), max)
                .query(Row.as(row -> new Expired(
                        row.uuid("run_id"),
                        row.uuid("organization_id"),
                        row.integer("attempt"),
                        row.integer("failures"))))
                .list();
    }

    /** Queues a run again whose worker died, as a failure. False when it was renewed or ended meanwhile. */
    public boolean expire(UUID runId, int attempt, String failure) {
        return Boolean.TRUE.equals(transactions.execute(status -> transitions
                .apply(
                        EXPIRE,
                        Map.of("run", runId, "attempt", attempt, "failure", failure),
                        Map.of("failure", failure, "counted", true))
                .isPresent()));
    }

    /** Locks a run whose lease has run out. False when it was renewed or ended meanwhile. Joins the caller's transaction. */
    public boolean lockExpired(UUID runId, int attempt, Instant now) {
        return jdbc.sql("SELECT q.run_id FROM run_queue q WHERE " + FENCE + LOST + " FOR NO KEY UPDATE OF q")
                .param("run", runId)
                .param("attempt", attempt)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private static LeasedRun leased(ChangedRun run) {
        return new LeasedRun(
                run.id(), run.attempt(), run.organizationId(), run.subject(), run.failures(), run.createdAt());
    }
}
