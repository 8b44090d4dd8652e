package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.ChangedRun;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes, renews and gives back leases. A lease is a worker's right to run one run, and ends by itself when the worker dies. */
@Service
public class Leases {

    /**
     * Takes a queued run whose turn it is: it is due, nothing of the same ticket runs, and nothing earlier of it is still to run. The unique
     * index on running runs is the last guard when two workers look at the same moment.
     */
    private static final Transition TAKE = new Transition(RunEventType.STARTED, """
            state = 'running', attempt = attempt + 1, lease_owner = :owner, lease_until = :until,
            started_at = coalesce(started_at, :now)""", """
            id = :run AND state = 'queued' AND available_at <= :now
            AND NOT EXISTS (
                SELECT FROM run earlier
                WHERE earlier.integration_id = run.integration_id AND earlier.external_id = run.external_id
                  AND earlier.state IN ('held', 'queued', 'running') AND earlier.position < run.position)
            AND NOT EXISTS (
                SELECT FROM run other
                WHERE other.integration_id = run.integration_id AND other.external_id = run.external_id AND other.state = 'running')""");

    private static final Transition GIVE_BACK =
            new Transition(RunEventType.RETRYING, """
            state = 'queued', lease_owner = NULL, lease_until = NULL, available_at = :now, published_at = NULL,
            last_failure = :failure""", "id = :run AND state = 'running' AND attempt = :attempt");

    private static final Transition EXPIRE = new Transition(
            RunEventType.RETRYING,
            """
            state = 'queued', lease_owner = NULL, lease_until = NULL, available_at = :now, published_at = :now,
            failures = failures + 1, last_failure = :failure""",
            "id = :run AND state = 'running' AND attempt = :attempt AND lease_until < :now");

    private final RunTransitions transitions;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;

    Leases(RunTransitions transitions, TransactionOperations transactions, JdbcClient jdbc) {
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
        try {
            return transactions
                    .execute(status -> transitions.apply(
                            TAKE, Map.of("run", runId, "owner", owner, "until", Timestamp.from(until)), Map.of()))
                    .map(Leases::leased);
        } catch (DuplicateKeyException anotherOfItsTicketWasFaster) {
            return Optional.empty();
        }
    }

    /** Prolongs all leases of one owner in one statement, over all organizations. Answers those it still held. */
    public Set<UUID> renew(String owner, Collection<UUID> runIds, Instant until) {
        return Set.copyOf(jdbc.sql("SELECT renewed FROM renew_leases(?, CAST(? AS uuid[]), ?) AS renewed")
                .params(owner, SqlArray.of(runIds), Timestamp.from(until))
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
        return jdbc.sql("""
                        SELECT id FROM run WHERE id = ? AND state = 'running' AND attempt = ? AND lease_until < ?
                        FOR NO KEY UPDATE""")
                .params(runId, attempt, Timestamp.from(now))
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private static LeasedRun leased(ChangedRun run) {
        return new LeasedRun(
                run.id(),
                run.attempt(),
                run.organizationId(),
                run.eventId(),
                run.integrationId(),
                run.externalId(),
                run.failures(),
                run.createdAt());
    }
}
