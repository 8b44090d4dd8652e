package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.queue.OrganizationTaken;
import io.signalbox.controlplane.runs.queue.RunQueue;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives runs to agents: takes them and reads what they are about in one transaction. What does not fit into the answer goes back as it was, and
 * what no workflow can work on ends here.
 */
@Service
public class Assignments {

    private static final String STARTED = """
            INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
            SELECT run_id, sequence, CAST(? AS uuid), 'run.started', CAST(? AS timestamptz), jsonb_build_object('attempt', attempt)
            FROM unnest(?, ?, ?) AS started (run_id, sequence, attempt)""";

    private final RunQueue queue;
    private final RunLoader loader;
    private final CapabilityTokens tokens;
    private final ModelSettings models;
    private final UnassignableRuns unassignable;
    private final RunTransitions transitions;
    private final AssignmentSettings settings;
    private final TransactionOperations transactions;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Assignments(
            RunQueue queue,
            RunLoader loader,
            CapabilityTokens tokens,
            ModelSettings models,
            UnassignableRuns unassignable,
            RunTransitions transitions,
            AssignmentSettings settings,
            TransactionOperations transactions,
            JdbcTemplate jdbc,
            Clock clock) {
        this.queue = queue;
        this.loader = loader;
        this.tokens = tokens;
        this.models = models;
        this.unassignable = unassignable;
        this.transitions = transitions;
        this.settings = settings;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Runs that the agent holds from now on; possibly none. Called in the name of no organization. */
    public List<Assignment> take(TakeDemand demand) {
        List<LoadedRun> given = transactions.execute(status -> {
            var answer = new Answer();
            queue.take(demand, answer::add);
            return answer.runs;
        });
        List<LoadedRun> ending = given.stream().filter(run -> !run.isRunnable()).toList();
        if (!ending.isEmpty()) {
            unassignable.end(ending);
        }
        return given.stream()
                .filter(LoadedRun::isRunnable)
                .map(this::assignment)
                .toList();
    }

    /** Runs that were taken for an agent that does not wait for them any more. They are queued again, uncounted. */
    public void giveBack(List<Assignment> assignments) {
        unassignable.giveBack(assignments.stream().map(Assignment::run).toList());
    }

    private Assignment assignment(LoadedRun loaded) {
        return new Assignment(
                loaded.run(),
                loaded.subject(),
                models.choice(),
                loaded.resume(),
                settings.deadline(),
                tokens.mint(loaded.capability()));
    }

    private void started(UUID organizationId, List<TakenRun> runs) {
        jdbc.update(
                STARTED,
                ColumnArrays.of(runs)
                        .value(organizationId)
                        .value(Timestamp.from(clock.instant()))
                        .ids(TakenRun::runId)
                        .numbers(TakenRun::logSequence)
                        .numbers(run -> (long) run.attempt()));
        transitions.touched(runs.stream().map(TakenRun::runId).toList());
    }

    /** What one answer holds, filled organization by organization. */
    private final class Answer {

        private final List<LoadedRun> runs = new ArrayList<>();
        private long bytes;

        private void add(OrganizationTaken taken) {
            List<TakenRun> kept = new ArrayList<>();
            List<UUID> over = new ArrayList<>();
            for (LoadedRun run : loader.load(taken.runs())) {
                if (fits(run)) {
                    runs.add(run);
                    kept.add(run.run());
                } else {
                    over.add(run.run().runId());
                }
            }
            queue.giveBack(over);
            if (!kept.isEmpty()) {
                started(taken.organizationId(), kept);
            }
        }

        /** The first one always does. */
        private boolean fits(LoadedRun run) {
            if (!runs.isEmpty() && bytes + run.bytes() > settings.maxBytes()) {
                return false;
            }
            bytes += run.bytes();
            return true;
        }
    }
}
