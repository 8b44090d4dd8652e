package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.runs.RunNotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/** What the graph did, step by step. */
@Service
public class RunSteps {

    private static final TypeReference<List<FieldProblem>> ERRORS = new TypeReference<>() {};
    private static final TypeReference<StepDraft.ModelCall> MODEL_CALL = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    RunSteps(JdbcClient jdbc, Jsonb jsonb) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
    }

    /** Steps of a run in order, all attempts. */
    @Transactional(readOnly = true)
    public Page<StepView> page(UUID runId, @Nullable Cursor after, int limit) {
        requireRun(runId);
        List<StepView> rows = jdbc.sql("""
                        SELECT * FROM run_step
                        WHERE run_id = :run AND (run_attempt, sequence) > (
                            SELECT coalesce(max(run_attempt), 0), coalesce(max(sequence), 0) FROM run_step WHERE run_id = :run AND id = CAST(:after AS uuid))
                        ORDER BY run_attempt, sequence LIMIT :most""")
                .param("run", runId)
                .param("after", after == null ? null : after.id())
                .param("most", limit + 1)
                .query(Row.as(this::view))
                .list();
        return Page.of(rows, limit, last -> new Cursor(last.step().startedAt(), last.id()));
    }

    private void requireRun(UUID runId) {
        jdbc.sql("SELECT id FROM run WHERE id = ?")
                .param(runId)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new RunNotFound(runId));
    }

    private StepView view(Row row) {
        var step = new StepDraft(
                row.integer("sequence"),
                row.text("node"),
                row.integer("mapping_attempt"),
                row.text("outcome"),
                row.instant("started_at"),
                row.decimal("duration_ms"),
                row.text("input_digest"),
                row.value("output", jsonb::readObject),
                row.value("errors", errors -> jsonb.read(errors, ERRORS)),
                row.valueOrNull("model_usage", call -> jsonb.read(call, MODEL_CALL)),
                row.textOrNull("state_hash"),
                row.valueOrNull("calls", Integer::valueOf));
        return new StepView(row.uuid("id"), row.integer("run_attempt"), step);
    }
}
