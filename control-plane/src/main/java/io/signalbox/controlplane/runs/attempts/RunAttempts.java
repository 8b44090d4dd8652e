package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a running attempt ends. Each answers false when the attempt was overtaken: then it changed nothing. */
@Service
@Transactional
public class RunAttempts {

    private static final String FENCE = "id = :run AND state = 'running' AND attempt = :attempt";
    private static final String USED = """
            mapping_attempts = CASE WHEN :mappingAttempts > 0 THEN :mappingAttempts ELSE mapping_attempts END, prompt_tokens = prompt_tokens + :promptTokens,
            completion_tokens = completion_tokens + :completionTokens""";

    private static final Transition COMPLETE = new Transition(RunEventType.COMPLETED, """
            state = 'completed', lease_owner = NULL, lease_until = NULL, last_failure = NULL, finished_at = :now,
            outcome_kind = :kind, ticket_id = CAST(:ticket AS uuid), ticket_outcome = :ticketOutcome, outcome_reason = :reason,
            outcome_notes = CAST(:notes AS jsonb), """ + USED, FENCE);

    private static final Transition TRY_AGAIN = new Transition(RunEventType.RETRYING, """
            state = 'queued', lease_owner = NULL, lease_until = NULL, available_at = :at, published_at = NULL,
            failures = failures + :counted, last_failure = :failure, """ + USED, FENCE);

    private final RunTransitions transitions;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Jsonb jsonb;

    RunAttempts(RunTransitions transitions, ApplicationEventPublisher events, JdbcClient jdbc, Jsonb jsonb) {
        this.jsonb = jsonb;
        this.transitions = transitions;
        this.events = events;
        this.jdbc = jdbc;
    }

    public boolean complete(UUID runId, int attempt, RunOutcome outcome, Usage usage) {
        Map<String, @Nullable Object> parameters = parameters(runId, attempt, usage);
        parameters.put("kind", outcome.kind().text());
        parameters.put("ticket", outcome.ticketId());
        parameters.put("ticketOutcome", outcome.ticketOutcome());
        parameters.put("reason", outcome.reason());
        parameters.put("notes", jsonb.write(outcome.notes()));
        var ended = transitions.apply(COMPLETE, parameters, described(outcome));
        ended.ifPresent(run -> {
            jdbc.sql("DELETE FROM run_checkpoint WHERE run_id = ?").param(runId).update();
            events.publishEvent(run.ended());
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
        return transitions
                .apply(
                        TRY_AGAIN,
                        parameters,
                        Map.of("failure", failure, "next_attempt_at", at.toString(), "counted", counted))
                .isPresent();
    }

    /** Adds what an attempt used that has already ended as a dead letter. */
    public boolean recordUsage(UUID runId, int attempt, Usage usage) {
        return jdbc.sql("UPDATE run SET " + USED
                                + " WHERE id = :run AND attempt = :attempt AND state = 'dead_lettered'")
                        .params(parameters(runId, attempt, usage))
                        .update()
                == 1;
    }

    private static Map<String, @Nullable Object> parameters(UUID runId, int attempt, Usage usage) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("run", runId);
        parameters.put("attempt", attempt);
        parameters.put("mappingAttempts", usage.mappingAttempts());
        parameters.put("promptTokens", usage.promptTokens());
        parameters.put("completionTokens", usage.completionTokens());
        return parameters;
    }

    private static Map<String, Object> described(RunOutcome outcome) {
        var data = new LinkedHashMap<String, Object>();
        data.put("outcome", outcome.kind().text());
        if (outcome.ticketId() != null) {
            data.put("ticket_id", outcome.ticketId());
        }
        if (outcome.ticketOutcome() != null) {
            data.put("ticket_outcome", outcome.ticketOutcome());
        }
        if (outcome.reason() != null) {
            data.put("reason", outcome.reason());
        }
        return data;
    }
}
