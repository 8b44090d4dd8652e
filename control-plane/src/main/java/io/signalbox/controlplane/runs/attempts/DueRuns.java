package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Finds work in the database, over all organizations: what the broker was never told of or has forgotten. */
@Service
public class DueRuns {

    private final JdbcClient jdbc;

    DueRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A run of an organization. */
    public record DueRun(UUID runId, UUID organizationId) {}

    /** How much work there is. */
    public record Gauges(long queued, long running, double oldestSeconds) {}

    /** What is due; the oldest first. */
    public List<DueRun> find(Instant now, int max) {
        return jdbc.sql("SELECT run_id, organization_id FROM due_runs(?, ?)")
                .params(Timestamp.from(now), max)
                .query(Row.as(row -> new DueRun(row.uuid("run_id"), row.uuid("organization_id"))))
                .list();
    }

    /** The run of a concurrency key whose turn it is now. */
    public Optional<UUID> nextOf(UUID concurrencyKey, Instant now) {
        return jdbc.sql("SELECT next FROM next_of_key(?, ?) AS next WHERE next IS NOT NULL")
                .params(concurrencyKey, Timestamp.from(now))
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
