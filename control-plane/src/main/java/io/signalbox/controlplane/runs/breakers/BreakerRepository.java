package io.signalbox.controlplane.runs.breakers;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import io.signalbox.controlplane.runs.breakers.BreakerState.Opening;
import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the state of the breaker where all replicas see it. */
@Component
class BreakerRepository {

    private static final String STATE = """
            SELECT state, failures, pauses, code, reason, closed_at, opened_at, paused_at, retry_at, probe_run_id, probe_attempt, probe_until
            FROM circuit_breaker WHERE name = 'model'""";

    private final JdbcClient jdbc;

    BreakerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    BreakerState load() {
        return jdbc.sql(STATE).query(Row.as(BreakerRepository::state)).single();
    }

    /** Keeps others from changing it until the transaction ends. */
    BreakerState lock() {
        return jdbc.sql(STATE + " FOR UPDATE")
                .query(Row.as(BreakerRepository::state))
                .single();
    }

    /** As {@link #lock()}; empty when somebody else is changing it. */
    Optional<BreakerState> lockIfFree() {
        return jdbc.sql(STATE + " FOR UPDATE SKIP LOCKED")
                .query(Row.as(BreakerRepository::state))
                .optional();
    }

    void save(BreakerState state) {
        switch (state) {
            case Closed closed -> close(closed);
            case Open open -> open(open.opening());
            case HalfOpen probing -> {
                open(probing.opening());
                probe(probing);
            }
        }
    }

    boolean isUnderWay(HalfOpen probing) {
        return jdbc.sql("SELECT attempt_is_running(?, ?)")
                .params(probing.runId(), probing.attempt())
                .query(Boolean.class)
                .single();
    }

    private void close(Closed closed) {
        jdbc.sql("""
                        UPDATE circuit_breaker SET state = 'closed', failures = ?, closed_at = ?, pauses = 0, code = NULL, reason = NULL,
                            opened_at = NULL, paused_at = NULL, retry_at = NULL, probe_run_id = NULL, probe_attempt = NULL, probe_until = NULL
                        WHERE name = 'model'""").params(closed.failures(), Timestamp.from(closed.since())).update();
    }

    private void open(Opening opening) {
        jdbc.sql("""
                        UPDATE circuit_breaker SET state = 'open', failures = ?, pauses = ?, code = ?, reason = ?,
                            opened_at = ?, paused_at = ?, retry_at = ?, probe_run_id = NULL, probe_attempt = NULL, probe_until = NULL
                        WHERE name = 'model'""")
                .params(
                        opening.failures(),
                        opening.pauses(),
                        opening.code(),
                        opening.reason(),
                        Timestamp.from(opening.openedAt()),
                        Timestamp.from(opening.pausedAt()),
                        Timestamp.from(opening.retryAt()))
                .update();
    }

    private void probe(HalfOpen probing) {
        jdbc.sql("""
                        UPDATE circuit_breaker SET state = 'half_open', probe_run_id = ?, probe_attempt = ?, probe_until = ?
                        WHERE name = 'model'""")
                .params(probing.runId(), probing.attempt(), Timestamp.from(probing.until()))
                .update();
    }

    private static BreakerState state(Row row) {
        return switch (row.text("state")) {
            case "closed" -> new Closed(row.integer("failures"), row.instant("closed_at"));
            case "open" -> new Open(opening(row));
            default ->
                new HalfOpen(
                        opening(row),
                        row.uuid("probe_run_id"),
                        row.integer("probe_attempt"),
                        row.instant("probe_until"));
        };
    }

    private static Opening opening(Row row) {
        return new Opening(
                row.instant("opened_at"),
                row.instant("paused_at"),
                row.instant("retry_at"),
                row.integer("failures"),
                row.integer("pauses"),
                row.text("code"),
                row.text("reason"));
    }
}
