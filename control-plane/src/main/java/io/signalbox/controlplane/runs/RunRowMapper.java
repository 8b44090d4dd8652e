package io.signalbox.controlplane.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads views of runs from rows. */
final class RunRowMapper {

    static final String COLUMNS =
            "id, integration_id, event_id, external_id, state, attempt, failures, available_at, mapping_attempts, prompt_tokens, completion_tokens, "
                    + "outcome_kind, ticket_id, ticket_outcome, outcome_reason, outcome_notes, dead_letter_id, last_failure, created_at, started_at, finished_at";

    private RunRowMapper() {}

    static RunView view(ResultSet row, int number) throws SQLException {
        RunState state = RunState.of(row.getString("state"));
        return new RunView(
                row.getObject("id", UUID.class),
                row.getObject("integration_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getString("external_id"),
                state,
                row.getInt("attempt"),
                row.getInt("mapping_attempts"),
                row.getInt("prompt_tokens"),
                row.getInt("completion_tokens"),
                outcome(row),
                row.getObject("dead_letter_id", UUID.class),
                row.getString("last_failure"),
                state == RunState.QUEUED && row.getInt("attempt") > 0 ? instant(row, "available_at") : null,
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
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

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
