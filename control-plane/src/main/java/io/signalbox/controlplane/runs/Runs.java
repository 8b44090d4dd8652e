package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.attempts.AttemptLock;
import io.signalbox.controlplane.runs.attempts.CurrentRun;
import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import io.signalbox.controlplane.runs.attempts.RunsDue;
import io.signalbox.controlplane.runs.attempts.StaleAttempt;
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

    private static final Transition DEAD_LETTER =
            new Transition(RunEventType.DEAD_LETTERED, """
            state = 'dead_lettered', dead_letter_id = :deadLetter, last_failure = :detail, lease_owner = NULL, lease_until = NULL,
            finished_at = :now""", "id = :run AND state = 'running' AND attempt = :attempt");
    /** Failures start again from none: a person decided that it is worth another round. */
    private static final Transition RETRY =
            new Transition(RunEventType.QUEUED, """
            state = 'queued', dead_letter_id = NULL, last_failure = NULL, failures = 0, available_at = :now, published_at = :now,
            finished_at = NULL""", "id = :run AND state = 'dead_lettered'");

    private static final Transition DISCARD = new Transition(
            RunEventType.DISCARDED, "state = 'discarded', finished_at = :now", "id = :run AND state = 'dead_lettered'");
    /** Not announced one by one: there may be very many, and the sweeper brings them in bounded batches. */
    private static final Transition RELEASE = new Transition(
            RunEventType.QUEUED,
            "state = 'queued', available_at = :now, published_at = NULL",
            "integration_id = :integration AND state = 'held'");

    private final RunEnqueuer enqueuer;
    private final RunTransitions transitions;
    private final AttemptLock attempts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Ids ids;

    Runs(
            RunEnqueuer enqueuer,
            RunTransitions transitions,
            AttemptLock attempts,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Ids ids) {
        this.enqueuer = enqueuer;
        this.transitions = transitions;
        this.attempts = attempts;
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Lets runs in, in the order given. Joins the caller's transaction, which must have stored the events before; workers learn of the runs
     * after its commit. Call it once per transaction: it locks tickets in sorted order until then.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(List<NewRun> runs) {
        enqueuer.admit(runs);
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
        ChangedRun run = transitions
                .apply(
                        DEAD_LETTER,
                        Map.of("run", runId, "attempt", attempt, "deadLetter", deadLetterId, "detail", detail),
                        Map.of("dead_letter_id", deadLetterId, "reason", reason.text(), "detail", detail))
                .orElseThrow(() -> new StaleAttempt(runId, attempt));
        events.publishEvent(new RunDeadLettered(
                deadLetterId, runId, attempt, run.eventId(), run.integrationId(), reason, detail, List.copyOf(failed)));
        events.publishEvent(run.ended());
        return deadLetterId;
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
        events.publishEvent(new RunsDue(Tenant.current(), List.of(runId)));
    }

    /**
     * Gives a dead-lettered run up for good.
     *
     * @throws RunNotDeadLettered when it is not one any more
     */
    public void discard(UUID runId) {
        transitions.apply(DISCARD, Map.of("run", runId), Map.of()).orElseThrow(() -> new RunNotDeadLettered(runId));
    }

    /** Queues what was held while the integration was paused. Returns how many. */
    public int release(UUID integrationId) {
        return transitions
                .applyToAll(RELEASE, Map.of("integration", integrationId), Map.of())
                .size();
    }

    /** @throws RunNotFound when this organization has no such run */
    @Transactional(readOnly = true)
    public RunView get(UUID runId) {
        return jdbc.sql("SELECT " + RunRowMapper.COLUMNS + " FROM run WHERE id = ?")
                .param(runId)
                .query(Row.as(RunRowMapper::view))
                .optional()
                .orElseThrow(() -> new RunNotFound(runId));
    }

    /** The known ones among these, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, RunView> findAll(Collection<UUID> runIds) {
        return jdbc
                .sql("SELECT " + RunRowMapper.COLUMNS + " FROM run WHERE id = ANY (CAST(? AS uuid[]))")
                .param(SqlArray.of(runIds))
                .query(Row.as(RunRowMapper::view))
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
     * Like {@link #requireCurrent}, alone on the run.
     *
     * @throws StaleAttempt when the attempt is over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CurrentRun requireCurrentAlone(UUID runId, int attempt) {
        return attempts.alone(runId, attempt);
    }

    /**
     * Like {@link #requireCurrentAlone}, and open for half a minute also to the attempt that dead-lettered the run: its last steps come after
     * that, and so does a second report when the answer to the first was lost.
     *
     * @throws StaleAttempt when the attempt is over
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CurrentRun requireLatest(UUID runId, int attempt) {
        return attempts.latest(runId, attempt);
    }
}
