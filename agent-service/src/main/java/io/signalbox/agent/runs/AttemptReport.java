package io.signalbox.agent.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Commit;
import io.signalbox.agent.engine.Commits;
import io.signalbox.agent.engine.Ending;
import io.signalbox.agent.engine.Finish;
import io.signalbox.agent.engine.Finishes;
import io.signalbox.agent.engine.Interrupt;
import io.signalbox.agent.engine.RunResult;
import io.signalbox.agent.engine.calls.AttemptFailed;
import io.signalbox.agent.engine.calls.Effect;
import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.engine.calls.FinishRefusal;
import io.signalbox.contract.internalapi.model.AttemptFailure;
import io.signalbox.contract.internalapi.model.AttemptOutcome;
import io.signalbox.contract.internalapi.model.DeadLetterReport;
import io.signalbox.contract.internalapi.model.FailureCause;
import io.signalbox.contract.internalapi.model.FinishResult;
import io.signalbox.contract.internalapi.model.FinishStatus;
import io.signalbox.contract.internalapi.model.ProgressEvent;
import io.signalbox.contract.internalapi.model.RunAdvance;
import io.signalbox.contract.internalapi.model.RunAssignment;
import io.signalbox.contract.internalapi.model.RunEffect;
import io.signalbox.contract.internalapi.model.RunFinish;
import io.signalbox.contract.internalapi.model.RunInterrupt;
import io.signalbox.contract.internalapi.model.RunResultDraft;
import io.signalbox.contract.internalapi.model.UsageDelta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says to the control plane what one attempt has done, at each durable point and at its end. */
final class AttemptReport implements Commits, Finishes {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final RunAssignment run;
    private final AttemptChannel channel;
    private final AttemptLog log;
    private final ObjectMapper json;
    private String subjectDigest = "";
    private int rounds;

    AttemptReport(RunAssignment run, AttemptChannel channel, AttemptLog log, ObjectMapper json) {
        this.run = run;
        this.channel = channel;
        this.log = log;
        this.json = json;
    }

    /** From where the attempt begins. */
    void begins(String digest, int roundsBefore) {
        subjectDigest = digest;
        rounds = roundsBefore;
    }

    @Override
    public void commit(Commit commit) {
        rounds = commit.rounds();
        channel.advance(advance().checkpoint(Checkpoints.written(commit, log.lastStep(), subjectDigest)));
        log.stored();
    }

    /** Stores what has ended, for whoever follows the run, without a point from which it resumes. */
    void show(ProgressEvent next) {
        channel.advance(advance().events(List.of(next)));
        log.stored();
    }

    private RunAdvance advance() {
        return new RunAdvance()
                .runId(run.getRunId())
                .attempt(run.getAttempt())
                .sequence(log.nextAdvance())
                .steps(log.steps())
                .journal(log.journal())
                .usage(log.usage(rounds))
                .events(null);
    }

    /** Says what goes on, and nothing that has to be stored. */
    boolean tell(ProgressEvent event) {
        return channel.tell(new RunAdvance()
                .runId(run.getRunId())
                .attempt(run.getAttempt())
                .sequence(log.nextAdvance())
                .steps(List.of())
                .journal(List.of())
                .usage(new UsageDelta().rounds(0).promptTokens(0).completionTokens(0))
                .events(List.of(event)));
    }

    @Override
    public Optional<FinishRefusal> finish(Finish finish) {
        rounds = finish.rounds();
        RunFinish item =
                run.getFork() == null ? applied(finish) : ForkEnd.written(item(AttemptOutcome.COMPLETED), finish);
        FinishResult answer = channel.finish(item.steps(log.stepsWith(finish.step())));
        return answer.getStatus() == FinishStatus.REFUSED ? Optional.of(refused(answer)) : Optional.empty();
    }

    private RunFinish applied(Finish finish) {
        return switch (finish.result()) {
            case RunResult.Completed(ObjectNode content) ->
                item(AttemptOutcome.COMPLETED)
                        .result(read(content, RunResultDraft.class))
                        .effects(finish.effects().stream().map(this::effect).toList());
            case RunResult.DeadLettered(ObjectNode content) ->
                item(AttemptOutcome.DEAD_LETTERED).deadLetter(read(content, DeadLetterReport.class));
        };
    }

    /** Stores what is not stored yet of an ending. */
    AttemptEnd ended(Ending<?> ending) {
        return switch (ending) {
            case Ending.Finished<?>(Object state, RunResult.Completed(ObjectNode content)) ->
                end("completed", content.path("kind").asText());
            case Ending.Finished<?>(Object state, RunResult.DeadLettered dead) -> end("dead_lettered", "-");
            case Ending.Waiting<?> waiting -> waiting(waiting);
            case Ending.Failed<?> failed -> failed(failed.failure());
        };
    }

    /** Says why the attempt could not go on, or why it had to stop. */
    AttemptEnd failed(Failure failure) {
        Stop stop = channel.stopped();
        if (stop == null) {
            return reported(failure);
        }
        return switch (stop) {
            case OVER -> end("over", "stale_attempt");
            case DEADLINE ->
                reported(new Failure(
                        Cause.CONTROL_PLANE, "attempt_timeout", "The attempt took longer than it may.", null));
            case SHUTDOWN -> returned(new Failure(Cause.CONTROL_PLANE, "agent_stopping", "The agent stops.", null));
            case NEEDS_MODEL ->
                returned(new Failure(Cause.MODEL, "needs_model", "The run has to wait for a model.", null));
        };
    }

    private AttemptEnd waiting(Ending.Waiting<?> waiting) {
        rounds = waiting.commit().rounds();
        RunFinish item = item(AttemptOutcome.WAITING)
                .checkpoint(Checkpoints.written(waiting.commit(), log.lastStep(), subjectDigest))
                .interrupts(waiting.interrupts().stream().map(this::interrupt).toList());
        try {
            FinishResult answer = channel.finish(item);
            if (answer.getStatus() == FinishStatus.REFUSED) {
                FinishRefusal why = refused(answer);
                return reported(new Failure(Cause.CONTENT, why.code(), why.detail(), null));
            }
            return end("waiting", "-");
        } catch (AttemptFailed unsaid) {
            return failed(unsaid.failure());
        }
    }

    private AttemptEnd reported(Failure failure) {
        RunFinish item = item(AttemptOutcome.FAILED).failure(written(failure));
        try {
            if (channel.finish(item).getStatus() == FinishStatus.REFUSED) {
                // Something in what it did cannot be stored; that it failed must be
                channel.finish(item.steps(List.of()).journal(List.of()));
            }
        } catch (AttemptFailed unsaid) {
            // The lease ends by itself
            return end("unsaid", failure.code());
        }
        return end("failed", failure.code());
    }

    /** As if it had never been taken: what it did since the last durable point is done again. */
    private AttemptEnd returned(Failure why) {
        try {
            channel.finish(item(AttemptOutcome.RETURNED)
                    .failure(written(why))
                    .steps(List.of())
                    .journal(List.of()));
        } catch (AttemptFailed unsaid) {
            return end("unsaid", why.code());
        }
        return end("returned", why.code());
    }

    private RunFinish item(AttemptOutcome outcome) {
        return new RunFinish()
                .runId(run.getRunId())
                .attempt(run.getAttempt())
                .outcome(outcome)
                .steps(log.steps())
                .journal(log.journal())
                .usage(log.usage(rounds));
    }

    private AttemptEnd end(String outcome, String code) {
        return new AttemptEnd(outcome, code, rounds, log.promptTokens(), log.completionTokens());
    }

    /** In the contract the content stands in the member named as the kind. */
    private RunEffect effect(Effect effect) {
        ObjectNode written = json.createObjectNode().put("kind", effect.kind());
        return read(written.set(effect.kind(), effect.content()), RunEffect.class);
    }

    private <T> T read(ObjectNode written, Class<T> type) {
        try {
            return json.treeToValue(written, type);
        } catch (JsonProcessingException notOfTheContract) {
            throw new IllegalArgumentException(notOfTheContract);
        }
    }

    private RunInterrupt interrupt(Interrupt interrupt) {
        return new RunInterrupt()
                .key(interrupt.key())
                .schema(json.convertValue(interrupt.schema(), OBJECT))
                .shownHash(interrupt.shownHash())
                .expiresAt(interrupt.expiresAt());
    }

    private static AttemptFailure written(Failure failure) {
        Duration retryAfter = failure.retryAfter();
        return new AttemptFailure()
                .cause(FailureCause.valueOf(failure.cause().name()))
                .code(failure.code())
                .detail(failure.detail())
                .retryAfterMs(retryAfter == null ? null : retryAfter.toMillis());
    }

    private static FinishRefusal refused(FinishResult answer) {
        return new FinishRefusal(
                Objects.requireNonNullElse(answer.getCode(), "refused"),
                Objects.requireNonNullElse(answer.getDetail(), "The control plane refused it."),
                Objects.requireNonNullElse(answer.getErrors(), List.of()));
    }
}
