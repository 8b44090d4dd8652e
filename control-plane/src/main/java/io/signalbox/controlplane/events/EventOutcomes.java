package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.effects.EndedRun;
import io.signalbox.controlplane.runs.effects.SubjectListener;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What became of events, written with the end of their runs: one statement for any number. */
@Component
class EventOutcomes implements SubjectListener {

    /** Only the event's own run says what became of it, not another about the same event. The event is looked up one by one, by its id. */
    private static final String WRITE = """
            INSERT INTO event_outcome (organization_id, event_id, integration_id, run_id, kind, ticket_id, ticket_outcome, reason, notes)
            SELECT ?, event_id, e.integration_id, ended.run_id, kind, ticket_id, ticket_outcome, reason, CAST(notes AS jsonb)
            FROM unnest(?, ?, ?, ?, ?, ?, ?) AS ended (event_id, run_id, kind, ticket_id, ticket_outcome, reason, notes)
            CROSS JOIN LATERAL (SELECT integration_id FROM raw_event e WHERE e.id = ended.event_id AND e.run_id = ended.run_id LIMIT 1) AS e
            ON CONFLICT (event_id) DO UPDATE SET kind = excluded.kind, ticket_id = excluded.ticket_id,
                ticket_outcome = excluded.ticket_outcome, reason = excluded.reason, notes = excluded.notes""";

    private final JdbcTemplate jdbc;
    private final Jsonb jsonb;

    EventOutcomes(JdbcTemplate jdbc, Jsonb jsonb) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    @Override
    public String subjectType() {
        return EventSubjects.TYPE;
    }

    @Override
    public void ended(List<EndedRun> runs) {
        List<EndedRun> completed =
                runs.stream().filter(run -> run.outcome() != null).toList();
        if (!completed.isEmpty()) {
            jdbc.update(
                    WRITE,
                    ColumnArrays.of(completed)
                            .value(Tenant.current())
                            .ids(EndedRun::subjectId)
                            .ids(EndedRun::runId)
                            .texts(EndedRun::outcome)
                            .ids(EventOutcomes::ticket)
                            .texts(run -> text(run, "ticket_outcome"))
                            .texts(run -> text(run, "reason"))
                            .texts(this::notes));
        }
    }

    private static @Nullable String text(EndedRun run, String member) {
        Object value = run.result().get(member);
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID ticket(EndedRun run) {
        String id = text(run, "ticket_id");
        return id == null ? null : UUID.fromString(id);
    }

    private String notes(EndedRun run) {
        return jsonb.write(run.result().getOrDefault("notes", List.of()));
    }

    /** By event; those whose runs have not completed are left out. */
    Map<UUID, EventOutcome> of(Collection<UUID> eventIds) {
        Map<UUID, EventOutcome> outcomes = new HashMap<>();
        if (!eventIds.isEmpty()) {
            jdbc.query(
                    "SELECT event_id, kind, ticket_id, ticket_outcome, reason, notes FROM event_outcome WHERE event_id = ANY (CAST(? AS uuid[]))",
                    Row.each(row -> outcomes.put(row.uuid("event_id"), EventOutcome.of(row))),
                    SqlArray.of(eventIds));
        }
        return outcomes;
    }
}
