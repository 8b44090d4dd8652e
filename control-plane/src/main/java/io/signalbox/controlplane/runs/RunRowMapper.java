package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads views of runs from rows. */
@Component
class RunRowMapper {

    /** Of a run that is not over, its row in the queue says where it stands. */
    static final String COLUMNS = """
            r.id, r.workflow, r.workflow_version, r.subject_type, r.subject_id, r.source_id, coalesce(q.state, r.state) AS state,
            coalesce(q.attempt, r.attempt) AS attempt, q.available_at, r.rounds, r.prompt_tokens, r.completion_tokens, r.outcome, r.result,
            r.dead_letter_id, coalesce(q.last_failure, r.last_failure) AS last_failure, r.created_at,
            coalesce(q.started_at, r.started_at) AS started_at, r.finished_at""";

    static final String SELECT = "SELECT " + COLUMNS + " FROM run r LEFT JOIN run_queue q ON q.run_id = r.id ";

    static final String OPEN = "SELECT " + COLUMNS + " FROM run r JOIN run_queue q ON q.run_id = r.id ";

    /** Reads the queue run by run, in whatever order runs are read. */
    static final String NEWEST_OPEN = "SELECT " + COLUMNS
            + " FROM run r CROSS JOIN LATERAL (SELECT * FROM run_queue WHERE run_id = r.id OFFSET 0) AS q ";

    private final Jsonb jsonb;

    RunRowMapper(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    RunView view(Row row) {
        RunState state = row.value("state", RunState::of);
        return new RunView(
                row.uuid("id"),
                new WorkflowVersion(row.text("workflow"), row.integer("workflow_version")),
                subject(row),
                state,
                row.integer("attempt"),
                row.integer("rounds"),
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

    static SubjectRef subject(Row row) {
        return new SubjectRef(row.text("subject_type"), row.uuid("subject_id"), row.uuidOrNull("source_id"));
    }

    private @Nullable RunOutcome outcome(Row row) {
        String kind = row.textOrNull("outcome");
        return kind == null ? null : new RunOutcome(kind, row.value("result", jsonb::readObject));
    }
}
