package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.runs.ChangedRun;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.RunTransitions.Transition;
import io.signalbox.controlplane.runs.log.RunEventType;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Takes one run by its id and gives it back, for tests that are about one run. Agents take and end runs in batches. */
@TestComponent
public class Leases {

    private static final Transition TAKE = new Transition.Move(
            RunEventType.STARTED, """
            state = 'running', attempt = attempt + 1, lease_owner = :owner, taken_at = :now, started_at = coalesce(started_at, :now)""", "q.run_id = :run AND q.state = 'queued' AND q.turn AND q.available_at <= :now");
    private static final String QUEUE =
            "state = 'queued', lease_owner = NULL, taken_at = NULL, available_at = :now, last_failure = :failure";
    private static final String FENCE = "q.run_id = :run AND q.state = 'running' AND q.attempt = :attempt";
    private static final Transition GIVE_BACK = new Transition.Move(RunEventType.RETRYING, QUEUE, FENCE);

    private final RunTransitions transitions;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Leases(RunTransitions transitions, TransactionOperations transactions, JdbcClient jdbc, Clock clock) {
        this.clock = clock;
        this.transitions = transitions;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** The run, now running under a new attempt; empty when it is not due, not its turn, or taken by someone else. */
    public Optional<LeasedRun> take(UUID runId, String owner, Instant until) {
        renew(owner, until);
        return transactions
                .execute(status -> transitions.apply(TAKE, Map.of("run", runId, "owner", owner), Map.of()))
                .map(Leases::leased);
    }

    /** An agent that lives until then. */
    private void renew(String owner, Instant until) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO agent_instance (id, build, started_at, seen_at, lease_until, workflows) VALUES (?, 'test', ?, ?, ?, '[]')
                        ON CONFLICT (id) DO UPDATE SET lease_until = greatest(agent_instance.lease_until, excluded.lease_until)""").params(owner, now, now, Timestamp.from(until)).update();
    }

    /** Queues a run again that its worker will not finish, without counting a failure. */
    public void giveBack(UUID runId, int attempt, String failure) {
        transactions.execute(status -> transitions.apply(
                GIVE_BACK, Map.of("run", runId, "attempt", attempt, "failure", failure), Map.of("failure", failure)));
    }

    private static LeasedRun leased(ChangedRun run) {
        return new LeasedRun(
                run.id(), run.attempt(), run.organizationId(), run.subject(), run.failures(), run.createdAt());
    }
}
