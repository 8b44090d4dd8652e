package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.ready.ReadyAnnouncer;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRun;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets runs in. On the hot path of accepting events: two statements for any number of runs. */
@Component
class RunEnqueuer {

    /** Of the runs of one key only the first can have the turn, and only when nothing of the key is in the queue already. */
    private static final String INSERT = """
            WITH given AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                    AS run (run_id, workflow, version, subject_type, subject_id, source_id, key, needs_model, state, dead_letter_id, data, place)
            ), common AS (
                SELECT CAST(? AS uuid) AS organization_id, CAST(? AS timestamptz) AS now
            ), enqueued AS (
                INSERT INTO run (id, organization_id, workflow, workflow_version, subject_type, subject_id, source_id, concurrency_key, state,
                                 dead_letter_id, log_sequence, created_at, finished_at)
                SELECT run_id, organization_id, workflow, version, subject_type, subject_id, source_id, key,
                       CASE state WHEN 'dead_lettered' THEN state ELSE 'open' END, dead_letter_id, 1, now,
                       CASE state WHEN 'dead_lettered' THEN now END
                FROM given CROSS JOIN common ORDER BY place
                RETURNING id, position
            ), queued AS (
                INSERT INTO run_queue (run_id, organization_id, subject_type, source_id, concurrency_key, position, state, turn,
                                       workflow, workflow_version, needs_model, available_at, log_sequence)
                SELECT run_id, organization_id, subject_type, source_id, key, position, state,
                       key IS NULL OR row_number() OVER (PARTITION BY key ORDER BY place) = 1 AND earlier.found IS NULL,
                       workflow, version, needs_model = 1, now, 1
                FROM given CROSS JOIN common JOIN enqueued ON enqueued.id = given.run_id
                -- With LIMIT it stays a look into the index for each key, where a test for existence is read as a hash of the whole queue
                LEFT JOIN LATERAL (SELECT true AS found FROM run_queue before WHERE before.concurrency_key = key AND before.turn
                                   LIMIT 1) AS earlier ON true
                WHERE state <> 'dead_lettered'
                RETURNING run_id, state, turn
            ), logged AS (
                INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                SELECT run_id, 1, organization_id, 'run.' || state, now, CAST(data AS jsonb) FROM given CROSS JOIN common
            )
            SELECT run_id FROM queued WHERE turn AND state = 'queued'""";

    /** Of all runs that have not begun. */
    private static final String NO_ATTEMPT = "{\"attempt\": 0}";

    private final JdbcTemplate jdbc;
    private final ConcurrencyKeyLock locks;
    private final Jsonb jsonb;
    private final RunTransitions transitions;
    private final ReadyAnnouncer announcer;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;

    RunEnqueuer(
            JdbcTemplate jdbc,
            ConcurrencyKeyLock locks,
            Jsonb jsonb,
            RunTransitions transitions,
            ReadyAnnouncer announcer,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.jsonb = jsonb;
        this.transitions = transitions;
        this.announcer = announcer;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    private record Enqueued(
            NewRun run, RunState state, @Nullable UUID deadLetterId, String data) {}

    void admit(List<NewRun> runs, Runnable storeSubjects) {
        if (runs.isEmpty()) {
            return;
        }
        locks.lock(runs.stream()
                .map(NewRun::concurrencyKey)
                .filter(Objects::nonNull)
                .toList());
        storeSubjects.run();
        List<Enqueued> rows = runs.stream().map(this::row).toList();
        List<UUID> ready = jdbc.query(
                INSERT,
                ColumnArrays.of(rows)
                        .ids(row -> row.run.runId())
                        .texts(row -> row.run.workflow().name())
                        .numbers(row -> (long) row.run.workflow().version())
                        .texts(row -> row.run.subject().type())
                        .ids(row -> row.run.subject().id())
                        .ids(row -> row.run.subject().sourceId())
                        .ids(row -> row.run.concurrencyKey())
                        .numbers(row -> row.run.needsModel() ? 1L : 0L)
                        .texts(row -> row.state.text())
                        .ids(Enqueued::deadLetterId)
                        .texts(Enqueued::data)
                        .value(Tenant.current())
                        .value(Timestamp.from(clock.instant())),
                Row.as(row -> row.uuid("run_id")));
        announcer.ready(readyRuns(runs, Set.copyOf(ready)));
        announce(rows);
    }

    private static List<ReadyRun> readyRuns(List<NewRun> runs, Set<UUID> ready) {
        UUID organizationId = Tenant.current();
        return runs.stream()
                .filter(run -> ready.contains(run.runId()))
                .map(run -> new ReadyRun(
                        organizationId, run.runId(), new ReadyLane(run.workflow(), run.needsModel(), false)))
                .toList();
    }

    private Enqueued row(NewRun run) {
        return switch (run.admission()) {
            case InitialRunState.Queued queued -> new Enqueued(run, RunState.QUEUED, null, NO_ATTEMPT);
            case InitialRunState.Held held -> new Enqueued(run, RunState.HELD, null, NO_ATTEMPT);
            case InitialRunState.Refused refused -> {
                UUID deadLetterId = ids.next();
                yield new Enqueued(run, RunState.DEAD_LETTERED, deadLetterId, data(deadLetterId, refused));
            }
        };
    }

    private String data(UUID deadLetterId, InitialRunState.Refused refused) {
        return jsonb.write(Map.of(
                "attempt",
                0,
                "dead_letter_id",
                deadLetterId,
                "reason",
                refused.reason().text(),
                "detail",
                refused.detail()));
    }

    private void announce(List<Enqueued> rows) {
        transitions.touched(rows.stream().map(row -> row.run.runId()).toList());
        for (Enqueued row : rows) {
            UUID deadLetterId = row.deadLetterId;
            if (row.run.admission() instanceof InitialRunState.Refused refused && deadLetterId != null) {
                events.publishEvent(new RunDeadLettered(
                        deadLetterId,
                        row.run.runId(),
                        0,
                        row.run.subject(),
                        refused.reason(),
                        refused.detail(),
                        refused.attempts()));
            }
        }
    }
}
