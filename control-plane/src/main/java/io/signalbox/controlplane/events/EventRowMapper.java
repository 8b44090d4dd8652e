package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
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

    static EventView view(ResultSet row, int number) throws SQLException {
        return new EventView(
                row.getObject("id", UUID.class),
                row.getObject("integration_id", UUID.class),
                row.getString("delivery_id"),
                row.getString("event_type"),
                row.getString("external_id"),
                row.getTimestamp("received_at").toInstant(),
                instant(row, "occurred_at"),
                row.getInt("size_bytes"),
                RunState.of(row.getString("state")),
                row.getObject("run_id", UUID.class),
                row.getLong("duplicates"),
                outcome(row),
                row.getObject("dead_letter_id", UUID.class));
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable RunOutcome outcome(ResultSet row) throws SQLException {
        String kind = row.getString("outcome_kind");
        return kind == null
                ? null
                : new RunOutcome(
                        RunOutcome.Kind.of(kind),
                        row.getObject("ticket_id", UUID.class),
                        row.getString("ticket_outcome"),
                        row.getString("outcome_reason"),
                        MappingNote.read(row.getString("outcome_notes")));
    }
}
