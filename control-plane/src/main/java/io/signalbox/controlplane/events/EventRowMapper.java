package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import org.jspecify.annotations.Nullable;

/** Reads rows of an event joined with its run and its identity. */
public final class EventRowMapper {

    static final String COLUMNS = """
            e.id, e.integration_id, e.delivery_id, e.event_type, e.external_id, e.received_at, e.occurred_at,
            octet_length(e.body) AS size_bytes, e.run_id, d.duplicates, r.state, r.outcome_kind, r.ticket_id, r.ticket_outcome,
            r.outcome_reason, r.outcome_notes, r.dead_letter_id
            """;

    static final String TABLES = """
            FROM raw_event e
            JOIN run r ON r.id = e.run_id
            JOIN event_delivery d ON d.integration_id = e.integration_id AND d.delivery_id = e.delivery_id
            """;

    private EventRowMapper() {}

    static EventView view(Row row) {
        return new EventView(
                row.uuid("id"),
                row.uuid("integration_id"),
                row.text("delivery_id"),
                row.text("event_type"),
                row.text("external_id"),
                row.instant("received_at"),
                row.instantOrNull("occurred_at"),
                row.integer("size_bytes"),
                row.value("state", RunState::of),
                row.uuid("run_id"),
                row.number("duplicates"),
                outcome(row),
                row.uuidOrNull("dead_letter_id"));
    }

    private static @Nullable RunOutcome outcome(Row row) {
        String kind = row.textOrNull("outcome_kind");
        return kind == null
                ? null
                : new RunOutcome(
                        RunOutcome.Kind.of(kind),
                        row.uuidOrNull("ticket_id"),
                        row.textOrNull("ticket_outcome"),
                        row.textOrNull("outcome_reason"),
                        row.value("outcome_notes", MappingNote::read));
    }
}
