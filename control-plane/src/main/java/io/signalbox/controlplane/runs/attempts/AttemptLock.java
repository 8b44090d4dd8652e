package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.runs.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fence between attempts: locks a run's row and refuses every attempt but the latest. */
@Component
public class AttemptLock {

    /** The batch of steps that ends in the dead letter follows it at once; the agent tries again for a few seconds when a call fails. */
    static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private static final String SELECT =
            "SELECT id, event_id, integration_id, external_id, position, state, attempt, dead_letter_id, finished_at FROM run WHERE id = ? ";
    private static final String ALONE = "FOR NO KEY UPDATE";

    private final JdbcClient jdbc;
    private final Clock clock;

    AttemptLock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(
            CurrentRun run,
            RunState state,
            @Nullable UUID deadLetterId,
            @Nullable Timestamp finishedAt) {

        static Row of(ResultSet row, int number) throws SQLException {
            var run = new CurrentRun(
                    row.getObject("id", UUID.class),
                    row.getInt("attempt"),
                    row.getObject("event_id", UUID.class),
                    row.getObject("integration_id", UUID.class),
                    row.getString("external_id"),
                    row.getLong("position"));
            return new Row(
                    run,
                    RunState.of(row.getString("state")),
                    row.getObject("dead_letter_id", UUID.class),
                    row.getTimestamp("finished_at"));
        }
    }

    /** Together with other writers of the same attempt; keeps the run from ending meanwhile. */
    public CurrentRun share(UUID runId, int attempt) {
        return running(read(runId, attempt, "FOR SHARE"));
    }

    /** Alone, while the attempt runs. */
    public CurrentRun alone(UUID runId, int attempt) {
        return running(read(runId, attempt, ALONE));
    }

    /** Alone; for a moment also for the attempt that dead-lettered the run. */
    public CurrentRun latest(UUID runId, int attempt) {
        Row row = owned(runId, attempt);
        if (row.finishedAt() != null
                && clock.instant().isAfter(row.finishedAt().toInstant().plus(LAST_WORDS))) {
            throw new StaleAttempt(runId, attempt);
        }
        return row.run();
    }

    /** The dead letter this attempt already ended in; null while it runs. Alone on the run. */
    @Nullable
    public UUID deadLetterOf(UUID runId, int attempt) {
        Row row = owned(runId, attempt);
        return row.state() == RunState.DEAD_LETTERED ? row.deadLetterId() : null;
    }

    private static CurrentRun running(Row row) {
        if (row.state() != RunState.RUNNING) {
            throw new StaleAttempt(row.run().runId(), row.run().attempt());
        }
        return row.run();
    }

    private Row owned(UUID runId, int attempt) {
        Row row = read(runId, attempt, ALONE);
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
