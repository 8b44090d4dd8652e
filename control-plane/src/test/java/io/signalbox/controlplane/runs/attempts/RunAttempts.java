package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.effects.SubjectListeners;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Ends one attempt, for tests that are about one run. Each answers false when the attempt was overtaken: then it changed nothing. */
@TestComponent
@Transactional
public class RunAttempts {

    private static final String FENCE = "q.run_id = :run AND q.state = 'running' AND q.attempt = :attempt";
    private static final String USED = """
            rounds = CASE WHEN :rounds > 0 THEN :rounds ELSE rounds END, prompt_tokens = prompt_tokens + :promptTokens,
            completion_tokens = completion_tokens + :completionTokens""";

    private static final Transition COMPLETE = new Transition.End(
            RunEventType.COMPLETED,
            "state = 'completed', last_failure = NULL, outcome = :kind, result = CAST(:result AS jsonb), " + USED,
            FENCE);
    private static final Transition TRY_AGAIN = new Transition.Move(RunEventType.RETRYING, """
            state = 'queued', lease_owner = NULL, taken_at = NULL, available_at = :at, failures = failures + :counted,
            last_failure = :failure""", FENCE);

    private final RunTransitions transitions;
    private final SubjectListeners listeners;
    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    RunAttempts(RunTransitions transitions, SubjectListeners listeners, JdbcClient jdbc, Jsonb jsonb) {
        this.listeners = listeners;
        this.jsonb = jsonb;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    public boolean complete(UUID runId, int attempt, RunOutcome outcome, Usage usage) {
        Map<String, @Nullable Object> parameters = parameters(runId, attempt, usage);
        parameters.put("kind", outcome.kind());
        parameters.put("result", jsonb.write(outcome.result()));
        var ended = transitions.apply(COMPLETE, parameters, described(outcome));
        ended.ifPresent(run -> {
            jdbc.sql("DELETE FROM run_checkpoint WHERE run_id = ?").param(runId).update();
            listeners.ended(run.subject().type(), List.of(run.ended(RunState.COMPLETED, outcome)));
        });
        return ended.isPresent();
    }

    /**
     * Queues the run for another attempt.
     *
     * @param counted false when the failure says nothing about this run, as when the agent is down
     */
    public boolean tryAgain(UUID runId, int attempt, String failure, Instant at, boolean counted, Usage usage) {
        Map<String, @Nullable Object> parameters = parameters(runId, attempt, usage);
        parameters.put("failure", failure);
        parameters.put("at", Timestamp.from(at));
        parameters.put("counted", counted ? 1 : 0);
        boolean queued = transitions
                .apply(
                        TRY_AGAIN,
                        parameters,
                        Map.of("failure", failure, "next_attempt_at", at.toString(), "counted", counted))
                .isPresent();
        if (queued) {
            jdbc.sql("UPDATE run SET " + USED + " WHERE id = :run")
                    .params(parameters)
                    .update();
        }
        return queued;
    }

    private static Map<String, @Nullable Object> parameters(UUID runId, int attempt, Usage usage) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("run", runId);
        parameters.put("attempt", attempt);
        parameters.put("rounds", usage.rounds());
        parameters.put("promptTokens", usage.promptTokens());
        parameters.put("completionTokens", usage.completionTokens());
        return parameters;
    }

    /** Of the result, the members that are one value: lists may be long. */
    private static Map<String, Object> described(RunOutcome outcome) {
        var data = new LinkedHashMap<String, Object>();
        data.put("outcome", outcome.kind());
        outcome.result().forEach((member, value) -> {
            if (!(value instanceof Collection<?>)) {
                data.put(member, value);
            }
        });
        return data;
    }
}
