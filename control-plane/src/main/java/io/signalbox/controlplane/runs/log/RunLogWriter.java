package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds to the logs of any number of runs, their steps included, in one statement. Whoever calls has locked the runs. */
@Service
public class RunLogWriter {

    private static final String APPEND = """
            WITH common AS (
                SELECT CAST(? AS uuid) AS organization_id, CAST(? AS timestamptz) AS now
            ), given AS (
                SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS step (
                    id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at, duration_ms, input_digest, output, errors,
                    model_usage, state_hash, calls)
            ), addition AS (
                SELECT * FROM unnest(?, ?, ?, ?) AS addition (run_id, before, type, data)
            ), stored AS (
                INSERT INTO run_step (id, organization_id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at,
                                      duration_ms, input_digest, output, errors, model_usage, state_hash, calls)
                SELECT id, organization_id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at, duration_ms, input_digest,
                       CAST(output AS jsonb), CAST(errors AS jsonb), CAST(model_usage AS jsonb), state_hash, calls
                FROM given CROSS JOIN common
                ON CONFLICT (run_id, run_attempt, sequence) DO NOTHING
                RETURNING *
            ), counted AS (
                SELECT run_id, count(*) AS steps FROM stored GROUP BY run_id
            ), entry AS (
                SELECT run_id, before + row_number() OVER (PARTITION BY run_id ORDER BY stored.sequence) AS sequence, 'step' AS type,
                       jsonb_build_object('step_id', stored.id, 'attempt', stored.run_attempt, 'step', stored.sequence, 'node', stored.node,
                                          'mapping_attempt', stored.mapping_attempt, 'outcome', stored.outcome,
                                          'duration_ms', stored.duration_ms, 'errors', jsonb_array_length(stored.errors),
                                          'model', stored.model_usage ->> 'model') AS data
                FROM stored JOIN addition USING (run_id)
                UNION ALL
                SELECT run_id, before + coalesce(steps, 0) + 1, type, CAST(data AS jsonb)
                FROM addition LEFT JOIN counted USING (run_id) WHERE type IS NOT NULL
            ), logged AS (
                INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                SELECT run_id, sequence, organization_id, type, now, data FROM entry CROSS JOIN common
            )
            SELECT run_id, before + coalesce(steps, 0) + CASE WHEN type IS NULL THEN 0 ELSE 1 END AS newest
            FROM addition LEFT JOIN counted USING (run_id)""";

    private final JdbcTemplate jdbc;
    private final Jsonb jsonb;
    private final Clock clock;
    private final Ids ids;

    RunLogWriter(JdbcTemplate jdbc, Jsonb jsonb, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.clock = clock;
        this.ids = ids;
    }

    private record Step(LogAddition of, StepDraft draft) {}

    /** Answers the sequence of the newest entry of each run. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Long> append(List<LogAddition> additions) {
        List<Step> steps = new ArrayList<>();
        additions.forEach(addition -> addition.steps().forEach(step -> steps.add(new Step(addition, step))));
        Map<UUID, Long> newest = HashMap.newHashMap(additions.size());
        jdbc.query(
                APPEND,
                columns(steps).then(columnsOf(additions)),
                Row.each(row -> newest.put(row.uuid("run_id"), row.number("newest"))));
        return newest;
    }

    private ColumnArrays<Step> columns(List<Step> steps) {
        return ColumnArrays.of(steps)
                .value(Tenant.current())
                .value(Timestamp.from(clock.instant()))
                .ids(step -> ids.next())
                .ids(step -> step.of.runId())
                .numbers(step -> (long) step.of.attempt())
                .numbers(step -> (long) step.draft.sequence())
                .texts(step -> Jsonb.clean(step.draft.node()))
                .numbers(step -> (long) step.draft.mappingAttempt())
                .texts(step -> step.draft.outcome())
                .times(step -> step.draft.startedAt())
                .decimals(step -> step.draft.durationMs())
                .texts(step -> Jsonb.clean(step.draft.inputDigest()))
                .texts(step -> jsonb.write(step.draft.output()))
                .texts(step -> jsonb.write(step.draft.errors()))
                .texts(step -> json(step.draft.modelCall()))
                .texts(step -> step.draft.stateHash())
                .numbers(step -> number(step.draft.calls()));
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : value.longValue();
    }

    private @Nullable String json(StepDraft.@Nullable ModelCall call) {
        return call == null ? null : jsonb.write(call);
    }

    private ColumnArrays<LogAddition> columnsOf(List<LogAddition> additions) {
        return ColumnArrays.of(additions)
                .ids(LogAddition::runId)
                .numbers(LogAddition::before)
                .texts(addition ->
                        addition.last() == null ? null : addition.last().type().text())
                .texts(addition -> addition.last() == null ? null : data(addition, addition.last()));
    }

    private String data(LogAddition addition, LogAddition.Entry last) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("attempt", addition.attempt());
        data.putAll(last.data());
        return jsonb.write(data);
    }
}
