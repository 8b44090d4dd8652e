package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.runs.queue.Turns;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes runs and appends to their logs in one statement, so that neither is ever without the other; then settles whose turn it is. */
@Component
public class RunTransitions {

    /** Of runs that go on within a step: only who follows such a run wants to know. */
    public static final String PROGRESS_TOPIC = "runs.progress";

    private static final String TOPIC = "runs";

    private final JdbcClient jdbc;
    private final Jsonb jsonb;
    private final Turns turns;
    private final LiveChanges live;
    private final Clock clock;

    RunTransitions(JdbcClient jdbc, Jsonb jsonb, Turns turns, LiveChanges live, Clock clock) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.turns = turns;
        this.live = live;
        this.clock = clock;
    }

    /**
     * One kind of change. Assignments and conditions may use {@code :now}; the condition is the guard against everything that happened
     * meanwhile.
     */
    public sealed interface Transition {

        RunEventType type();

        /** Common table expressions, of which {@code changed} holds rows of {@code run} with {@code failures}. */
        String change();

        /** Whether another run of the key may have its turn afterwards. */
        boolean settles();

        /** Whether the run itself may be taken afterwards. */
        default boolean queues() {
            return false;
        }

        /**
         * Within the queue.
         *
         * @param set assignments to {@code run_queue}
         * @param where which of its rows {@code q}
         */
        record Move(RunEventType type, String set, String where, boolean settles) implements Transition {

            /** That leaves turns as they are. */
            public Move(RunEventType type, String set, String where) {
                this(type, set, where, false);
            }

            @Override
            public boolean queues() {
                return type != RunEventType.STARTED;
            }

            @Override
            public String change() {
                return """
                        moved AS (
                            UPDATE run_queue q SET %s, log_sequence = log_sequence + 1 WHERE %s RETURNING q.*
                        ), changed AS (
                            SELECT r.id, r.organization_id, r.subject_type, r.subject_id, r.source_id, r.concurrency_key, r.created_at,
                                   moved.attempt, moved.failures, moved.log_sequence
                            FROM moved JOIN run r ON r.id = moved.run_id
                        )""".formatted(set, where);
            }
        }

        /**
         * Out of the queue.
         *
         * @param set assignments to {@code run}, the state among them
         * @param where which rows {@code q} of {@code run_queue}
         */
        record End(RunEventType type, String set, String where) implements Transition {

            @Override
            public String change() {
                return """
                        gone AS (
                            DELETE FROM run_queue q WHERE %s RETURNING q.*
                        ), changed AS (
                            UPDATE run r SET attempt = gone.attempt, log_sequence = gone.log_sequence + 1, started_at = gone.started_at,
                                finished_at = :now, %s
                            FROM gone WHERE r.id = gone.run_id RETURNING r.*, gone.failures
                        )""".formatted(where, set);
            }

            @Override
            public boolean settles() {
                return true;
            }
        }

        /**
         * After the end.
         *
         * @param set assignments to {@code run}
         * @param where which of its rows
         */
        record Amend(RunEventType type, String set, String where) implements Transition {

            @Override
            public String change() {
                return """
                        changed AS (
                            UPDATE run r SET %s, log_sequence = log_sequence + 1 WHERE %s RETURNING r.*, 0 AS failures
                        )""".formatted(set, where);
            }

            @Override
            public boolean settles() {
                return false;
            }
        }

        /**
         * Back into the queue, at the old position.
         *
         * @param where which rows of {@code run}
         */
        record Reopen(RunEventType type, String where) implements Transition {

            @Override
            public String change() {
                return """
                        changed AS (
                            UPDATE run r SET state = 'open', dead_letter_id = NULL, last_failure = NULL, finished_at = NULL,
                                log_sequence = log_sequence + 1
                            WHERE %s RETURNING r.*, 0 AS failures
                        ), queued AS (
                            INSERT INTO run_queue (run_id, organization_id, subject_type, source_id, concurrency_key, position, state, turn,
                                                   workflow, workflow_version, attempt, started_at, available_at, log_sequence)
                            SELECT id, organization_id, subject_type, source_id, concurrency_key, position, 'queued', concurrency_key IS NULL,
                                   workflow, workflow_version, attempt, started_at, :now, log_sequence
                            FROM changed
                        )""".formatted(where);
            }

            @Override
            public boolean settles() {
                return true;
            }

            @Override
            public boolean queues() {
                return true;
            }
        }
    }

    /**
     * The run after the change; empty when it was not in the state the change starts from.
     *
     * @param data goes into the log entry, beside the attempt
     */
    public Optional<ChangedRun> apply(Transition transition, Map<String, ?> parameters, Map<String, ?> data) {
        return applyToAll(transition, parameters, data).stream().findFirst();
    }

    List<ChangedRun> applyToAll(Transition transition, Map<String, ?> parameters, Map<String, ?> data) {
        List<ChangedRun> changed = jdbc.sql(sql(transition))
                .params(parameters)
                .param("now", Timestamp.from(clock.instant()))
                .param("data", jsonb.write(data))
                .query(Row.as(ChangedRun::of))
                .list();
        if (transition.settles()) {
            turns.settle(changed.stream().map(ChangedRun::concurrencyKey).toList());
        }
        if (transition.queues()) {
            turns.announce(changed.stream().map(ChangedRun::id).toList());
        }
        changed.forEach(run -> live.changed(TOPIC, run.id()));
        return changed;
    }

    private static String sql(Transition transition) {
        return """
                WITH %s, logged AS (
                    INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                    SELECT id, log_sequence, organization_id, '%s', :now, jsonb_build_object('attempt', attempt) || CAST(:data AS jsonb)
                    FROM changed
                )
                SELECT id, organization_id, subject_type, subject_id, source_id, concurrency_key, attempt, failures, created_at
                FROM changed""".formatted(transition.change(), transition.type().text());
    }

    /** Tells who looks at it that a run changed in a way that has its own statement. */
    public void touched(UUID runId) {
        live.changed(TOPIC, runId);
    }

    /** Tells who follows one of these runs that there is more in its log; lists and figures are as they were. */
    public void progressed(Collection<UUID> runIds) {
        live.changed(PROGRESS_TOPIC, runIds);
    }

    /** As {@link #touched(UUID)}, for many. */
    public void touched(Collection<UUID> runIds) {
        live.changed(TOPIC, runIds);
    }
}
