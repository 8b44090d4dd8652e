package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.attempts.AttemptLock;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
import io.signalbox.controlplane.runs.effects.SubjectListeners;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Runs of the current organization: how they come in, end, and start again. */
@Service
@Transactional
public class Runs {

    private static final Transition DEAD_LETTER = new Transition.End(
            RunEventType.DEAD_LETTERED,
            "state = 'dead_lettered', dead_letter_id = :deadLetter, last_failure = :detail",
            "q.run_id = :run AND q.state = 'running' AND q.attempt = :attempt");
    private static final Transition GIVE_UP_FORK = new Transition.End(
            RunEventType.COMPLETED,
            "state = 'completed', outcome = :failed, result = jsonb_build_object('reason', CAST(:detail AS text))",
            "q.run_id = :run AND q.subject_type = :fork AND q.state = 'running' AND q.attempt = :attempt");
    /** Failures start again from none: a person decided that it is worth another round. */
    private static final Transition RETRY =
            new Transition.Reopen(RunEventType.QUEUED, "r.id = :run AND r.state = 'dead_lettered'");

    private static final Transition DISCARD = new Transition.Amend(
            RunEventType.DISCARDED,
            "state = 'discarded', finished_at = :now",
            "r.id = :run AND r.state = 'dead_lettered'");
    private static final Transition CANCEL =
            new Transition.End(RunEventType.CANCELLED, "state = 'cancelled'", "q.run_id = :run");
    /** Held runs have kept their turns. */
    private static final Transition RELEASE = new Transition.Move(
            RunEventType.QUEUED, "state = 'queued', available_at = :now", "q.source_id = :source AND q.state = 'held'");

    private final RunEnqueuer enqueuer;
    private final OpenRunLock lock;
    private final RunTransitions transitions;
    private final AttemptLock attempts;
    private final RunRowMapper rows;
    private final SubjectListeners listeners;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Ids ids;

    Runs(
            RunEnqueuer enqueuer,
            OpenRunLock lock,
            RunTransitions transitions,
            AttemptLock attempts,
            RunRowMapper rows,
            SubjectListeners listeners,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Ids ids) {
        this.enqueuer = enqueuer;
        this.lock = lock;
        this.transitions = transitions;
        this.attempts = attempts;
        this.rows = rows;
        this.listeners = listeners;
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Lets runs in, in the order given. Joins the caller's transaction; workers learn of the runs after its commit. Call it once per
     * transaction: it locks concurrency keys in sorted order until then.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(List<NewRun> runs) {
        enqueuer.admit(runs, () -> {});
    }

    /**
     * As {@link #enqueue(List)}.
     *
     * @param storeSubjects stores what the runs are about; called when their keys are locked
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(List<NewRun> runs, Runnable storeSubjects) {
        enqueuer.admit(runs, storeSubjects);
    }

    /** The next place in the order of receipt, for a change that comes without an event. */
    public long nextPosition() {
        return jdbc.sql("SELECT nextval('run_position_seq')").query(Long.class).single();
    }

    /**
     * Ends a running attempt as a dead letter. The same attempt reporting again changes nothing.
     *
     * @return id of the dead letter
     * @throws StaleAttempt when the attempt is over
     */
    public UUID deadLetter(
            UUID runId, int attempt, DeadLetterReason reason, String detail, List<MappingAttempt> failed) {
        UUID known = attempts.deadLetterOf(runId, attempt);
        if (known != null) {
            return known;
        }
        UUID deadLetterId = ids.next();
        if (gaveUpFork(runId, attempt, detail)) {
            return deadLetterId;
        }
        ChangedRun run = transitions
                .apply(
                        DEAD_LETTER,
                        Map.of("run", runId, "attempt", attempt, "deadLetter", deadLetterId, "detail", detail),
                        Map.of("dead_letter_id", deadLetterId, "reason", reason.text(), "detail", detail))
                .orElseThrow(() -> new StaleAttempt(runId, attempt));
        events.publishEvent(
                new RunDeadLettered(deadLetterId, runId, attempt, run.subject(), reason, detail, List.copyOf(failed)));
        ended(run, RunState.DEAD_LETTERED);
        return deadLetterId;
    }

    /** A fork is no dead letter: nobody's data waits for it. */
    private boolean gaveUpFork(UUID runId, int attempt, String detail) {
        return transitions
                .apply(
                        GIVE_UP_FORK,
                        Map.of(
                                "run",
                                runId,
                                "attempt",
                                attempt,
                                "fork",
                                SubjectRef.FORK,
                                "failed",
                                RunOutcome.FAILED,
                                "detail",
                                detail),
                        Map.of("outcome", RunOutcome.FAILED, "reason", detail))
                .isPresent();
    }

    /**
     * Queues a dead-lettered run again, from its first node: its input may have been corrected.
     *
     * @throws RunNotDeadLettered when it is not one any more
     */
    public void retry(UUID runId) {
        transitions
                .apply(RETRY, Map.of("run", runId), Map.of("retried", true))
                .orElseThrow(() -> new RunNotDeadLettered(runId));
        jdbc.sql("DELETE FROM run_checkpoint WHERE run_id = ?").param(runId).update();
    }

    /**
     * Gives a dead-lettered run up for good.
     *
     * @throws RunNotDeadLettered when it is not one any more
     */
    public void discard(UUID runId) {
        ChangedRun run = transitions
                .apply(DISCARD, Map.of("run", runId), Map.of())
                .orElseThrow(() -> new RunNotDeadLettered(runId));
        ended(run, RunState.DISCARDED);
    }

    /**
     * Ends a run that is not over. An attempt that runs now has no effect any more, and its agent is told.
     *
     * @throws RunNotFound when this organization has no such run
     * @throws RunOver when it is over
     */
    public void cancel(UUID runId) {
        lock.lock(runId);
        ChangedRun run =
                transitions.apply(CANCEL, Map.of("run", runId), Map.of()).orElseThrow(() -> new RunOver(get(runId)));
        jdbc.sql("DELETE FROM run_checkpoint WHERE run_id = ?").param(runId).update();
        jdbc.sql("DELETE FROM interrupt WHERE run_id = ?").param(runId).update();
        ended(run, RunState.CANCELLED);
    }

    private void ended(ChangedRun run, RunState state) {
        listeners.ended(run.subject().type(), List.of(run.ended(state, null)));
    }

    /** Queues what was held while the source was paused. Returns how many. */
    public int release(UUID sourceId) {
        return transitions
                .applyToAll(RELEASE, Map.of("source", sourceId), Map.of())
                .size();
    }

    /** @throws RunNotFound when this organization has no such run */
    @Transactional(readOnly = true)
    public RunView get(UUID runId) {
        return jdbc.sql(RunRowMapper.SELECT + "WHERE r.id = ?")
                .param(runId)
                .query(Row.as(rows::view))
                .optional()
                .orElseThrow(() -> new RunNotFound(runId));
    }

    /** The known ones among these, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, RunView> findAll(Collection<UUID> runIds) {
        return jdbc
                .sql(RunRowMapper.SELECT + "WHERE r.id = ANY (CAST(? AS uuid[]))")
                .param(SqlArray.of(runIds))
                .query(Row.as(rows::view))
                .list()
                .stream()
                .collect(Collectors.toMap(RunView::id, Function.identity()));
    }

    /**
     * Holds the run in this attempt until the transaction ends, so that what the attempt writes commits before anything overtakes it.
     *
     * @throws StaleAttempt when the attempt is over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CurrentRun requireCurrent(UUID runId, int attempt) {
        return attempts.share(runId, attempt);
    }

    /**
     * Like {@link #requireCurrent}, alone on the run and open for half a minute also to the attempt that dead-lettered the run: its last steps come after
     * that, and so does a second report when the answer to the first was lost.
     *
     * @throws StaleAttempt when the attempt is over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CurrentRun requireLatest(UUID runId, int attempt) {
        return attempts.latest(runId, attempt);
    }
}
