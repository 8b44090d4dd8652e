package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.agents.LostAttempt.Loss;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import io.signalbox.controlplane.runs.queue.Turns;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Queues lost attempts again, without counting a failure. A run whose agents died again and again goes alone, so that it can take no other with
 * it; when its agents die even so, while other runs are completed, it is the run that kills them, and it ends as a dead letter.
 */
@Component
class AttemptRecovery {

    private static final String LOCK = """
            SELECT q.run_id, q.attempt, q.lease_owner, q.concurrency_key, q.deaths, q.alone_since,
                   EXISTS (SELECT FROM agent_instance a WHERE a.id = q.lease_owner AND a.lease_until >= ?) AS owner_lives
            FROM run_queue q WHERE q.run_id = ANY (CAST(? AS uuid[])) AND CASE q.state WHEN 'running' THEN true END ORDER BY q.run_id FOR UPDATE OF q""";

    private static final String QUEUE = """
            WITH lost AS (
                SELECT run_id, died = 1 AS died, failure FROM unnest(?, ?, ?) AS lost (run_id, died, failure)
            ), common AS (
                SELECT CAST(? AS timestamptz) AS now, CAST(? AS integer) AS max_deaths
            ), queued AS (
                UPDATE run_queue q SET state = 'queued', lease_owner = NULL, taken_at = NULL, available_at = common.now,
                    last_failure = lost.failure, log_sequence = q.log_sequence + 1,
                    deaths = q.deaths + CAST(lost.died AS integer),
                    alone = q.alone OR lost.died AND q.deaths + 1 >= common.max_deaths,
                    alone_since = CASE WHEN lost.died AND q.deaths + 1 >= common.max_deaths THEN coalesce(q.alone_since, common.now)
                                       ELSE q.alone_since END
                FROM lost CROSS JOIN common WHERE q.run_id = lost.run_id RETURNING q.*
            )
            INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
            SELECT run_id, log_sequence, organization_id, 'run.retrying', common.now,
                   jsonb_build_object('attempt', attempt, 'failure', last_failure, 'counted', false)
            FROM queued CROSS JOIN common""";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final ConcurrencyKeyLock locks;
    private final Turns turns;
    private final Runs runs;
    private final RunTransitions transitions;
    private final AgentLeaseSettings settings;
    private final Clock clock;

    AttemptRecovery(
            JdbcTemplate jdbc,
            TransactionOperations transactions,
            ConcurrencyKeyLock locks,
            Turns turns,
            Runs runs,
            RunTransitions transitions,
            AgentLeaseSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.locks = locks;
        this.turns = turns;
        this.runs = runs;
        this.transitions = transitions;
        this.settings = settings;
        this.clock = clock;
    }

    /** A running run, locked. */
    private record Locked(
            UUID runId,
            int attempt,
            String owner,
            @Nullable UUID key,
            int deaths,
            @Nullable Instant aloneSince,
            boolean ownerLives) {

        static Locked of(Row row) {
            return new Locked(
                    row.uuid("run_id"),
                    row.integer("attempt"),
                    row.text("lease_owner"),
                    row.uuidOrNull("concurrency_key"),
                    row.integer("deaths"),
                    row.instantOrNull("alone_since"),
                    row.flag("owner_lives"));
        }

        boolean isAlone() {
            return aloneSince != null;
        }

        /** Still the same attempt, and its agent has not come back. */
        boolean isLost(LostAttempt found) {
            return attempt == found.attempt()
                    && owner.equals(found.owner())
                    && !(found.loss() == Loss.AGENT_DIED && ownerLives);
        }
    }

    /**
     * A run to be tried again.
     *
     * @param death whether the death of its agent counts
     */
    private record Queued(LostAttempt attempt, boolean death) {

        UUID runId() {
            return attempt.runId();
        }
    }

    /** Recovers attempts of one organization in one transaction. Returns those that were lost indeed. */
    List<LostAttempt> recover(UUID organizationId, List<LostAttempt> found) {
        return Tenant.call(organizationId, () -> transactions.execute(status -> recover(found)));
    }

    private List<LostAttempt> recover(List<LostAttempt> found) {
        Instant now = clock.instant();
        Map<UUID, LostAttempt> byRun =
                found.stream().collect(Collectors.toMap(LostAttempt::runId, Function.identity()));
        List<Locked> locked =
                jdbc.query(LOCK, Row.as(Locked::of), Timestamp.from(now), SqlArray.of(byRun.keySet())).stream()
                        .filter(run -> run.isLost(lost(byRun, run)))
                        .toList();
        locks.lock(locked.stream().map(Locked::key).filter(Objects::nonNull).toList());
        var queued = new ArrayList<Queued>();
        for (Locked run : locked) {
            boolean death = isDeathOf(run, lost(byRun, run));
            if (death && run.isAlone() && run.deaths() + 1 >= 2 * settings.maxDeaths()) {
                giveUp(run);
            } else {
                queued.add(new Queued(lost(byRun, run), death));
            }
        }
        queue(queued, now);
        turns.settle(locked.stream().map(Locked::key).toList());
        turns.announce(queued.stream().map(Queued::runId).toList());
        return locked.stream().map(run -> lost(byRun, run)).toList();
    }

    /** While no other run is completed, it is not the run that its agents die of. */
    private boolean isDeathOf(Locked run, LostAttempt attempt) {
        return attempt.loss() == Loss.AGENT_DIED
                && (run.aloneSince() == null
                        || Boolean.TRUE.equals(jdbc.queryForObject(
                                "SELECT others_completed(?, ?)",
                                Boolean.class,
                                Timestamp.from(run.aloneSince()),
                                run.runId())));
    }

    private void giveUp(Locked run) {
        runs.deadLetter(
                run.runId(),
                run.attempt(),
                DeadLetterReason.WORKER_KILLED,
                "%d agents died while they ran it, %d of them with nothing else to do, and other runs were completed meanwhile."
                        .formatted(run.deaths() + 1, run.deaths() + 1 - settings.maxDeaths()),
                List.of());
    }

    private void queue(List<Queued> lost, Instant now) {
        if (lost.isEmpty()) {
            return;
        }
        jdbc.update(
                QUEUE,
                ColumnArrays.of(lost)
                        .ids(Queued::runId)
                        .numbers(run -> run.death() ? 1L : 0L)
                        .texts(run -> run.attempt().loss().failure())
                        .value(Timestamp.from(now))
                        .value(settings.maxDeaths()));
        transitions.touched(lost.stream().map(Queued::runId).toList());
    }

    private static LostAttempt lost(Map<UUID, LostAttempt> byRun, Locked run) {
        return Objects.requireNonNull(byRun.get(run.runId()));
    }
}
