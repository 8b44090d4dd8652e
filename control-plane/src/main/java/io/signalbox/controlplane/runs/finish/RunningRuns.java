package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunState;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Locks runs that are running, and takes them to where they go next: each kind of change is one statement for any number of runs. */
@Component
class RunningRuns {

    /** In the order of their ids, so that two transactions never wait for each other. */
    private static final String LOCK = """
            SELECT q.run_id, q.attempt, r.subject_type, r.subject_id, r.source_id, q.concurrency_key, q.position, q.failures, q.log_sequence,
                   q.taken_at, r.created_at
            FROM run_queue q JOIN run r ON r.id = q.run_id
            WHERE q.run_id = ANY (CAST(? AS uuid[])) AND CASE q.state WHEN 'running' THEN true END ORDER BY q.run_id FOR UPDATE OF q""";

    private static final String END = """
            WITH given AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    AS given (run_id, state, outcome, result, dead_letter_id, last_failure, rounds, prompt_tokens, completion_tokens, log_sequence)
            ), gone AS (
                DELETE FROM run_queue q USING given WHERE q.run_id = given.run_id RETURNING q.run_id, q.attempt, q.started_at
            ), resumable AS (
                DELETE FROM run_checkpoint c USING given WHERE c.run_id = given.run_id
            ), asked AS (
                DELETE FROM interrupt i USING given WHERE i.run_id = given.run_id
            )
            UPDATE run r SET state = given.state, outcome = given.outcome, result = CAST(given.result AS jsonb),
                dead_letter_id = given.dead_letter_id, last_failure = given.last_failure, rounds = greatest(r.rounds, given.rounds),
                prompt_tokens = r.prompt_tokens + given.prompt_tokens, completion_tokens = r.completion_tokens + given.completion_tokens,
                log_sequence = given.log_sequence, attempt = gone.attempt, started_at = gone.started_at, finished_at = ?
            FROM given JOIN gone ON gone.run_id = given.run_id WHERE r.id = given.run_id""";

    private static final String REQUEUE = """
            UPDATE run_queue q SET state = 'queued', lease_owner = NULL, taken_at = NULL, available_at = given.at,
                failures = q.failures + given.counted, needs_model = q.needs_model OR given.needs_model = 1, last_failure = given.failure,
                log_sequence = given.log_sequence
            FROM unnest(?, ?, ?, ?, ?, ?) AS given (run_id, at, counted, needs_model, failure, log_sequence) WHERE q.run_id = given.run_id""";

    private static final String PARK = """
            UPDATE run_queue q SET state = 'waiting', turn = false, lease_owner = NULL, taken_at = NULL, log_sequence = given.log_sequence
            FROM unnest(?, ?) AS given (run_id, log_sequence) WHERE q.run_id = given.run_id""";

    private static final String ASK = """
            INSERT INTO interrupt (organization_id, asked_at, run_id, key, schema, shown_hash, expires_at)
            SELECT CAST(? AS uuid), CAST(? AS timestamptz), run_id, key, CAST(schema AS jsonb), shown_hash, expires_at
            FROM unnest(?, ?, ?, ?, ?) AS given (run_id, key, schema, shown_hash, expires_at)
            ON CONFLICT (run_id, key) DO UPDATE SET schema = excluded.schema, shown_hash = excluded.shown_hash, asked_at = excluded.asked_at,
                expires_at = excluded.expires_at, answer = NULL""";

    private static final String USED = """
            UPDATE run r SET rounds = greatest(r.rounds, given.rounds), prompt_tokens = r.prompt_tokens + given.prompt_tokens,
                completion_tokens = r.completion_tokens + given.completion_tokens
            FROM unnest(?, ?, ?, ?) AS given (run_id, rounds, prompt_tokens, completion_tokens) WHERE r.id = given.run_id""";

    private static final String LOGGED = """
            UPDATE run_queue q SET log_sequence = given.log_sequence, live_from = NULL
            FROM unnest(?, ?) AS given (run_id, log_sequence) WHERE q.run_id = given.run_id AND q.log_sequence <> given.log_sequence""";

    private final JdbcTemplate jdbc;
    private final Jsonb jsonb;
    private final Clock clock;

    RunningRuns(JdbcTemplate jdbc, Jsonb jsonb, Clock clock) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.clock = clock;
    }

    /** Those of these runs that are running, until the end of the transaction. */
    Map<UUID, LockedRun> lock(Collection<UUID> runIds) {
        Map<UUID, LockedRun> locked = HashMap.newHashMap(runIds.size());
        jdbc.query(
                LOCK,
                Row.each(row -> {
                    LockedRun run = LockedRun.of(row);
                    locked.put(run.runId(), run);
                }),
                SqlArray.of(runIds));
        return locked;
    }

    record End(
            UUID runId,
            RunState state,
            @Nullable String outcome,
            Map<String, Object> result,
            @Nullable UUID deadLetterId,
            @Nullable String failure,
            AttemptUsage usage,
            long logSequence) {}

    void end(List<End> ends) {
        if (ends.isEmpty()) {
            return;
        }
        jdbc.update(
                END,
                ColumnArrays.of(ends)
                        .ids(End::runId)
                        .texts(end -> end.state.text())
                        .texts(End::outcome)
                        .texts(end -> jsonb.write(end.result))
                        .ids(End::deadLetterId)
                        .texts(End::failure)
                        .numbers(end -> (long) end.usage.rounds())
                        .numbers(end -> (long) end.usage.promptTokens())
                        .numbers(end -> (long) end.usage.completionTokens())
                        .numbers(End::logSequence)
                        .value(Timestamp.from(clock.instant())));
    }

    record Requeue(UUID runId, Conclusion.Again again, long logSequence) {}

    void requeue(List<Requeue> requeues) {
        if (requeues.isEmpty()) {
            return;
        }
        jdbc.update(
                REQUEUE,
                ColumnArrays.of(requeues)
                        .ids(Requeue::runId)
                        .times(requeue -> requeue.again.at())
                        .numbers(requeue -> requeue.again.counted() ? 1L : 0L)
                        .numbers(requeue -> requeue.again.needsModel() ? 1L : 0L)
                        .texts(requeue -> requeue.again.failure())
                        .numbers(Requeue::logSequence));
    }

    record Question(UUID runId, RunInterrupt interrupt) {}

    /** Lets runs wait, with their questions. */
    void park(Map<UUID, Long> logSequences, List<Question> questions) {
        if (logSequences.isEmpty()) {
            return;
        }
        jdbc.update(PARK, sequences(logSequences));
        jdbc.update(
                ASK,
                ColumnArrays.of(questions)
                        .value(Tenant.current())
                        .value(Timestamp.from(clock.instant()))
                        .ids(Question::runId)
                        .texts(question -> Jsonb.clean(question.interrupt.key()))
                        .texts(question -> jsonb.write(question.interrupt.schema()))
                        .texts(question -> Jsonb.clean(question.interrupt.shownHash()))
                        .times(question -> question.interrupt.expiresAt()));
    }

    record Used(UUID runId, AttemptUsage usage) {}

    /** Adds what attempts used whose runs go on. */
    void used(List<Used> all) {
        List<Used> given = all.stream().filter(used -> !used.usage.isNone()).toList();
        if (given.isEmpty()) {
            return;
        }
        jdbc.update(
                USED,
                ColumnArrays.of(given)
                        .ids(Used::runId)
                        .numbers(used -> (long) used.usage.rounds())
                        .numbers(used -> (long) used.usage.promptTokens())
                        .numbers(used -> (long) used.usage.completionTokens()));
    }

    /** Notes the newest entries of the logs of runs that stay where they are; what was told of the steps before they ended leaves the logs. */
    void logged(Map<UUID, Long> logSequences) {
        if (!logSequences.isEmpty()) {
            jdbc.update(LOGGED, sequences(logSequences));
        }
    }

    private static ColumnArrays<Map.Entry<UUID, Long>> sequences(Map<UUID, Long> logSequences) {
        return ColumnArrays.of(List.copyOf(logSequences.entrySet()))
                .ids(Map.Entry::getKey)
                .numbers(Map.Entry::getValue);
    }
}
