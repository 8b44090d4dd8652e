package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a run steps, for tests that are about showing them. Attempts store theirs with their advances and their end. */
@TestComponent
public class StepFixture {

    private static final String APPEND = """
            WITH given AS (
                SELECT * FROM jsonb_to_recordset(CAST(:steps AS jsonb)) AS step (
                    id uuid, sequence integer, node text, mapping_attempt integer, outcome text, started_at timestamptz,
                    duration_ms double precision, input_digest text, output jsonb, errors jsonb, model_usage jsonb)
            ), stored AS (
                INSERT INTO run_step (id, organization_id, run_id, run_attempt, sequence, node, mapping_attempt, outcome, started_at,
                                      duration_ms, input_digest, output, errors, model_usage)
                SELECT id, :organization, :run, :attempt, sequence, node, mapping_attempt, outcome, started_at,
                       duration_ms, input_digest, output, errors, model_usage
                FROM given
                ON CONFLICT (run_id, run_attempt, sequence) DO NOTHING
                RETURNING *
            ), counted AS (
                UPDATE run_queue SET log_sequence = log_sequence + (SELECT count(*) FROM stored) WHERE run_id = :run
                RETURNING log_sequence - (SELECT count(*) FROM stored) AS before
            ), counted_late AS (
                UPDATE run SET log_sequence = log_sequence + (SELECT count(*) FROM stored) WHERE id = :run AND state <> 'open'
                RETURNING log_sequence - (SELECT count(*) FROM stored) AS before
            )
            INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
            SELECT :run, counted.before + row_number() OVER (ORDER BY stored.sequence), :organization, 'step', :now,
                   jsonb_build_object('step_id', stored.id, 'attempt', stored.run_attempt, 'step', stored.sequence, 'node', stored.node,
                                      'mapping_attempt', stored.mapping_attempt, 'outcome', stored.outcome,
                                      'duration_ms', stored.duration_ms, 'errors', jsonb_array_length(stored.errors),
                                      'model', stored.model_usage ->> 'model')
            FROM stored, (SELECT before FROM counted UNION ALL SELECT before FROM counted_late) AS counted""";

    private final JdbcClient jdbc;
    private final Jsonb jsonb;
    private final RunTransitions transitions;
    private final Clock clock;
    private final Ids ids;

    StepFixture(JdbcClient jdbc, Jsonb jsonb, RunTransitions transitions, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.jsonb = jsonb;
        this.transitions = transitions;
        this.clock = clock;
        this.ids = ids;
    }

    private record Given(
            UUID id,
            int sequence,
            String node,
            int mappingAttempt,
            String outcome,
            String startedAt,
            double durationMs,
            String inputDigest,
            Object output,
            Object errors,
            StepDraft.@Nullable ModelCall modelUsage) {}

    /** Keeps steps of an attempt. Those already kept, by their sequence, change nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(CurrentRun run, List<StepDraft> steps) {
        jdbc.sql(APPEND)
                .param("steps", jsonb.write(steps.stream().map(this::given).toList()))
                .param("organization", Tenant.current())
                .param("run", run.runId())
                .param("attempt", run.attempt())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        transitions.touched(run.runId());
    }

    private Given given(StepDraft step) {
        return new Given(
                ids.next(),
                step.sequence(),
                step.node(),
                step.mappingAttempt(),
                step.outcome(),
                step.startedAt().toString(),
                step.durationMs(),
                step.inputDigest(),
                step.output(),
                step.errors(),
                step.modelCall());
    }
}
