package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.agentclient.AgentReply;
import io.signalbox.controlplane.platform.persistence.Jsonb;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.MappingNote;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.attempts.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records how an attempt ended, and decides what follows when it failed. Answers one word for the log. */
@Component
class AttemptCompletion {

    private static final String COMPLETED = "completed";
    private static final String DEAD_LETTERED = "dead_lettered";
    private static final String RETRYING = "retrying";
    private static final String STALE = "stale";
    private static final int MAX_TEXT_LENGTH = 2000;

    private final RunAttempts attempts;
    private final Runs runs;
    private final RetryPolicy policy;
    private final AgentCircuitBreaker authorization;
    private final DispatchMetrics metrics;
    private final Clock clock;
    private final RandomGenerator random;

    AttemptCompletion(
            RunAttempts attempts,
            Runs runs,
            RetryPolicy policy,
            AgentCircuitBreaker authorization,
            DispatchMetrics metrics,
            Clock clock,
            RandomGenerator random) {
        this.attempts = attempts;
        this.runs = runs;
        this.policy = policy;
        this.authorization = authorization;
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    String close(LeasedRun run, AgentReply reply) {
        return switch (reply) {
            case AgentReply.Completed completed -> {
                authorization.reached();
                yield complete(run, completed);
            }
            case AgentReply.DeadLettered deadLettered -> {
                authorization.reached();
                yield deadLettered(run, usage(deadLettered.usage()));
            }
            case AgentReply.Failed failed -> {
                authorization.reached();
                yield failed(run, failed.code(), failed.detail(), failed.retryAfter(), usage(failed.usage()));
            }
            case AgentReply.Broken broken -> failed(run, "agent_broken", broken.detail(), null, Usage.NONE);
            case AgentReply.Busy busy -> {
                authorization.busy(busy.retryAfter());
                yield tryAgain(run, "the agent is busy", busy.retryAfter(), false, Usage.NONE);
            }
            case AgentReply.Unreachable unreachable ->
                tryAgain(run, unreachable.detail(), authorization.unreachable(), false, Usage.NONE);
        };
    }

    /** Ends a run that needed no agent. */
    String finish(LeasedRun run, RunOutcome outcome) {
        return attempts.complete(run.runId(), run.attempt(), outcome, Usage.NONE) ? COMPLETED : STALE;
    }

    String giveUp(LeasedRun run, DeadLetterReason reason, String detail, Usage usage) {
        try {
            runs.deadLetter(run.runId(), run.attempt(), reason, shortened(detail), List.of());
            attempts.recordUsage(run.runId(), run.attempt(), usage);
            return DEAD_LETTERED;
        } catch (StaleAttempt overtaken) {
            return STALE;
        }
    }

    private String complete(LeasedRun run, AgentReply.Completed completed) {
        var outcome = new RunOutcome(completed.kind(), result(completed));
        return attempts.complete(run.runId(), run.attempt(), outcome, usage(completed.usage())) ? COMPLETED : STALE;
    }

    private static Map<String, Object> result(AgentReply.Completed completed) {
        var result = new LinkedHashMap<String, Object>();
        if (completed.ticketId() != null) {
            result.put("ticket_id", completed.ticketId().toString());
        }
        if (completed.ticketOutcome() != null) {
            result.put("ticket_outcome", completed.ticketOutcome());
        }
        if (completed.reason() != null) {
            result.put("reason", shortened(completed.reason()));
        }
        if (!completed.notes().isEmpty()) {
            result.put(
                    "notes",
                    completed.notes().stream()
                            .map(note -> new MappingNote(shortened(note.pointer()), shortened(note.message())))
                            .toList());
        }
        return result;
    }

    private String deadLettered(LeasedRun run, Usage usage) {
        return attempts.recordUsage(run.runId(), run.attempt(), usage)
                ? DEAD_LETTERED
                : failed(run, "agent_broken", "the agent gave the run up without saying why", null, usage);
    }

    private String failed(LeasedRun run, String code, String detail, @Nullable Duration asked, Usage usage) {
        String failure = code + ": " + detail;
        return switch (policy.afterFailure(code, run.failures(), asked, random)) {
            case RetryPolicy.Verdict.TryAgain again -> tryAgain(run, failure, again.after(), true, usage);
            case RetryPolicy.Verdict.GiveUp giveUp -> giveUp(run, giveUp.reason(), failure, usage);
        };
    }

    private String tryAgain(LeasedRun run, String failure, Duration after, boolean counted, Usage usage) {
        boolean queued = attempts.tryAgain(
                run.runId(), run.attempt(), shortened(failure), clock.instant().plus(after), counted, usage);
        if (!queued) {
            return STALE;
        }
        metrics.retried(counted);
        return RETRYING;
    }

    private static Usage usage(AgentReply.Usage used) {
        return new Usage(used.mappingAttempts(), used.promptTokens(), used.completionTokens());
    }

    private static String shortened(String text) {
        String clean = Jsonb.clean(text);
        return clean.length() <= MAX_TEXT_LENGTH ? clean : clean.substring(0, MAX_TEXT_LENGTH);
    }
}
