package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;
import org.jspecify.annotations.Nullable;

/** Reads views of runs from rows. */
final class RunRowMapper {

    static final String COLUMNS =
            "id, integration_id, event_id, external_id, state, attempt, failures, available_at, mapping_attempts, prompt_tokens, completion_tokens, "
                    + "outcome_kind, ticket_id, ticket_outcome, outcome_reason, outcome_notes, dead_letter_id, last_failure, created_at, started_at, finished_at";

    private RunRowMapper() {}

    static RunView view(Row row) {
        RunState state = row.value("state", RunState::of);
        return new RunView(
                row.uuid("id"),
                row.uuid("integration_id"),
                row.uuid("event_id"),
                row.text("external_id"),
                state,
                row.integer("attempt"),
                row.integer("mapping_attempts"),
                row.integer("prompt_tokens"),
                row.integer("completion_tokens"),
                outcome(row),
                row.uuidOrNull("dead_letter_id"),
                row.textOrNull("last_failure"),
                state == RunState.QUEUED && row.integer("attempt") > 0 ? row.instant("available_at") : null,
                row.instant("created_at"),
                row.instantOrNull("started_at"),
                row.instantOrNull("finished_at"));
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
