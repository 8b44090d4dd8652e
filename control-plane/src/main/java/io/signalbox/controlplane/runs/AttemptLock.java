package io.signalbox.controlplane.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fence between attempts: locks a run's row and refuses every attempt but the latest. */
@Component
class AttemptLock {

    private static final String SELECT =
            "SELECT id, event_id, integration_id, external_id, state, attempt, dead_letter_id FROM run WHERE id = ? ";

    private final JdbcClient jdbc;

    AttemptLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            CurrentRun run, RunState state, @Nullable UUID deadLetterId) {

        static Row of(ResultSet row, int number) throws SQLException {
            var run = new CurrentRun(
                    row.getObject("id", UUID.class),
                    row.getInt("attempt"),
                    row.getObject("event_id", UUID.class),
                    row.getObject("integration_id", UUID.class),
                    row.getString("external_id"));
            return new Row(run, RunState.of(row.getString("state")), row.getObject("dead_letter_id", UUID.class));
        }
    }

    /** Together with other writers of the same attempt; keeps the run from ending meanwhile. */
    CurrentRun share(UUID runId, int attempt) {
        Row row = read(runId, attempt, "FOR SHARE");
        if (row.state() != RunState.RUNNING) {
            throw new StaleAttempt(runId, attempt);
        }
        return row.run();
    }

    /** Alone; also for the attempt that dead-lettered the run. */
    CurrentRun own(UUID runId, int attempt) {
        return owned(runId, attempt).run();
    }

    /** The dead letter this attempt already ended in; null while it runs. Alone on the run. */
    @Nullable
    UUID deadLetterOf(UUID runId, int attempt) {
        Row row = owned(runId, attempt);
        return row.state() == RunState.DEAD_LETTERED ? row.deadLetterId() : null;
    }

    private Row owned(UUID runId, int attempt) {
        Row row = read(runId, attempt, "FOR NO KEY UPDATE");
        return switch (row.state()) {
            case RUNNING, DEAD_LETTERED -> row;
            case HELD, QUEUED, WAITING, COMPLETED, DISCARDED -> throw new StaleAttempt(runId, attempt);
        };
    }

    private Row read(UUID runId, int attempt, String lock) {
        return jdbc.sql(SELECT + lock)
                .param(runId)
                .query(Row::of)
                .optional()
                .filter(row -> row.run().attempt() == attempt)
                .orElseThrow(() -> new StaleAttempt(runId, attempt));
    }
}
