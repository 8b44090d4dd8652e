package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.attempts.RunsDue;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets runs in. On the hot path of accepting events: two statements for any number of runs. */
@Component
class RunEnqueuer {

    private static final String LOCK =
            "SELECT count(pg_advisory_xact_lock(number)) FROM unnest(CAST(? AS bigint[])) AS number";

    private static final String INSERT = """
            WITH given AS (
                SELECT * FROM jsonb_to_recordset(CAST(:runs AS jsonb)) AS run (
                    place integer, run_id uuid, event_id uuid, integration_id uuid, external_id text, state text, dead_letter_id uuid, data jsonb)
            ), arrived AS (
                INSERT INTO run (id, organization_id, integration_id, event_id, external_id, state, available_at, published_at, dead_letter_id,
                                 event_sequence, created_at, finished_at)
                SELECT run_id, :organization, integration_id, event_id, external_id, state, :now,
                       CASE WHEN state = 'queued' THEN CAST(:now AS timestamptz) END, dead_letter_id,
                       1, :now, CASE WHEN state = 'dead_lettered' THEN CAST(:now AS timestamptz) END
                FROM given ORDER BY place
            )
            INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
            SELECT run_id, 1, :organization, 'run.' || state, :now, data FROM given""";

    private final JdbcClient jdbc;
    private final Jsonb jsonb;
    private final RunTransitions transitions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Ids ids;

    RunEnqueuer(
            JdbcClient jdbc,
            Jsonb jsonb,
            RunTransitions transitions,
            ApplicationEventPublisher events,
            Clock clock,
            Ids ids) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.transitions = transitions;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    private record Row(
            int place,
            UUID runId,
            UUID eventId,
            UUID integrationId,
            String externalId,
            String state,
            @Nullable UUID deadLetterId,
            Map<String, Object> data) {}

    void admit(List<NewRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        lock(ConcurrencyKeyLock.numbers(runs));
        List<Row> rows = rows(runs);
        jdbc.sql(INSERT)
                .param("runs", jsonb.write(rows))
                .param("organization", Tenant.current())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        announce(runs, rows);
    }

    private void lock(List<Long> numbers) {
        String array = numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        jdbc.sql(LOCK).param(array).query(Long.class).single();
    }

    private List<Row> rows(List<NewRun> runs) {
        var rows = new ArrayList<Row>(runs.size());
        for (NewRun run : runs) {
            rows.add(row(rows.size(), run));
        }
        return rows;
    }

    private Row row(int place, NewRun run) {
        return switch (run.admission()) {
            case InitialRunState.Queued queued -> row(place, run, RunState.QUEUED, null, Map.of("attempt", 0));
            case InitialRunState.Held held -> row(place, run, RunState.HELD, null, Map.of("attempt", 0));
            case InitialRunState.Refused refused -> {
                UUID deadLetterId = ids.next();
                yield row(
                        place,
                        run,
                        RunState.DEAD_LETTERED,
                        deadLetterId,
                        Map.of(
                                "attempt",
                                0,
                                "dead_letter_id",
                                deadLetterId,
                                "reason",
                                refused.reason().text(),
                                "detail",
                                refused.detail()));
            }
        };
    }

    private static Row row(
            int place, NewRun run, RunState state, @Nullable UUID deadLetterId, Map<String, Object> data) {
        return new Row(
                place,
                run.runId(),
                run.eventId(),
                run.integrationId(),
                run.externalId(),
                state.text(),
                deadLetterId,
                data);
    }

    private void announce(List<NewRun> runs, List<Row> rows) {
        var due = new ArrayList<UUID>(runs.size());
        for (int place = 0; place < rows.size(); place++) {
            NewRun run = runs.get(place);
            transitions.touched(run.runId());
            if (run.admission() instanceof InitialRunState.Queued) {
                due.add(run.runId());
            }
            UUID deadLetterId = rows.get(place).deadLetterId();
            if (run.admission() instanceof InitialRunState.Refused refused && deadLetterId != null) {
                events.publishEvent(new RunDeadLettered(
                        deadLetterId,
                        run.runId(),
                        0,
                        run.eventId(),
                        run.integrationId(),
                        refused.reason(),
                        refused.detail(),
                        refused.attempts()));
            }
        }
        if (!due.isEmpty()) {
            events.publishEvent(new RunsDue(Tenant.current(), List.copyOf(due)));
        }
    }
}
