package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.SubjectRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The fence between attempts: locks a run's row and refuses every attempt but the latest. */
@Component
public class AttemptLock {

    /** The batch of steps that ends in the dead letter follows it at once; the agent tries again for a few seconds when a call fails. */
    static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private static final String OPEN = """
            SELECT r.id, r.subject_type, r.subject_id, r.source_id, r.position, q.state, q.attempt, r.dead_letter_id, r.finished_at
            FROM run_queue q JOIN run r ON r.id = q.run_id WHERE q.run_id = ? %s OF q""";
    private static final String OVER = """
            SELECT id, subject_type, subject_id, source_id, position, state, attempt, dead_letter_id, finished_at
            FROM run WHERE id = ? AND state <> 'open' %s""";
    private static final String ALONE = "FOR NO KEY UPDATE";

    private final JdbcClient jdbc;
    private final Clock clock;

    AttemptLock(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Latest(
            CurrentRun run,
            RunState state,
            @Nullable UUID deadLetterId,
            @Nullable Instant finishedAt) {

        static Latest of(Row row) {
            var run = new CurrentRun(
                    row.uuid("id"),
                    row.integer("attempt"),
                    new SubjectRef(row.text("subject_type"), row.uuid("subject_id"), row.uuidOrNull("source_id")),
                    row.number("position"));
            return new Latest(
                    run,
                    row.value("state", RunState::of),
                    row.uuidOrNull("dead_letter_id"),
                    row.instantOrNull("finished_at"));
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
        Latest latest = owned(runId, attempt);
        if (latest.finishedAt() != null
                && clock.instant().isAfter(latest.finishedAt().plus(LAST_WORDS))) {
            throw new StaleAttempt(runId, attempt);
        }
        return latest.run();
    }

    /** The dead letter this attempt already ended in; null while it runs. Alone on the run. */
    @Nullable
    public UUID deadLetterOf(UUID runId, int attempt) {
        Latest latest = owned(runId, attempt);
        return latest.state() == RunState.DEAD_LETTERED ? latest.deadLetterId() : null;
    }

    private static CurrentRun running(Latest latest) {
        if (latest.state() != RunState.RUNNING) {
            throw new StaleAttempt(latest.run().runId(), latest.run().attempt());
        }
        return latest.run();
    }

    private Latest owned(UUID runId, int attempt) {
        Latest latest = read(runId, attempt, ALONE);
        return switch (latest.state()) {
            case RUNNING, DEAD_LETTERED -> latest;
            case HELD, QUEUED, WAITING, COMPLETED, DISCARDED, CANCELLED -> throw new StaleAttempt(runId, attempt);
        };
    }

    private Latest read(UUID runId, int attempt, String lock) {
        return read(runId, OPEN.formatted(lock))
                .or(() -> read(runId, OVER.formatted(lock)))
                .filter(latest -> latest.run().attempt() == attempt)
                .orElseThrow(() -> new StaleAttempt(runId, attempt));
    }

    private Optional<Latest> read(UUID runId, String select) {
        return jdbc.sql(select).param(runId).query(Row.as(Latest::of)).optional();
    }
}
