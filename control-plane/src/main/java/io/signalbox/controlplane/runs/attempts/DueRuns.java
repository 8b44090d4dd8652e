package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Finds work in the database, over all organizations: what the broker was never told of or has forgotten. */
@Service
public class DueRuns {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    DueRuns(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A run of an organization. */
    public record DueRun(UUID runId, UUID organizationId) {}

    /** How much work there is. */
    public record Gauges(long queued, long running, double oldestSeconds) {}

    /** What is due and was never announced, or not since {@code publishedBefore}; the oldest first. */
    public List<DueRun> find(Instant now, Instant publishedBefore, int max) {
        return jdbc.sql("SELECT run_id, organization_id FROM due_runs(?, ?, ?)")
                .params(Timestamp.from(now), Timestamp.from(publishedBefore), max)
                .query(Row.as(row -> new DueRun(row.uuid("run_id"), row.uuid("organization_id"))))
                .list();
    }

    /** Marks runs of one organization as announced. Answers those that another replica has not marked just before. */
    public List<UUID> claimAnnouncement(
            UUID organizationId, Collection<UUID> runIds, Instant now, Instant publishedBefore) {
        return Tenant.call(
                organizationId,
                () -> transactions.execute(status -> jdbc.sql("""
                                UPDATE run SET published_at = ?
                                WHERE id = ANY (CAST(? AS uuid[])) AND state = 'queued' AND (published_at IS NULL OR published_at < ?)
                                RETURNING id""")
                        .params(Timestamp.from(now), SqlArray.of(runIds), Timestamp.from(publishedBefore))
                        .query(UUID.class)
                        .list()));
    }

    /** The run of a ticket whose turn it is now. */
    public Optional<UUID> nextInLine(UUID integrationId, String externalId, Instant now) {
        return jdbc.sql("SELECT next FROM next_in_line(?, ?, ?) AS next WHERE next IS NOT NULL")
                .params(integrationId, externalId, Timestamp.from(now))
                .query(UUID.class)
                .optional();
    }

    public Gauges gauges(Instant now) {
        return jdbc.sql("SELECT queued, running, oldest_seconds FROM run_gauges(?)")
                .param(Timestamp.from(now))
                .query(Row.as(
                        row -> new Gauges(row.number("queued"), row.number("running"), row.decimal("oldest_seconds"))))
                .single();
    }
}
