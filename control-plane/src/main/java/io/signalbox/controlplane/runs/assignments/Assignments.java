package io.signalbox.controlplane.runs.assignments;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.RunTransitions;
import io.signalbox.controlplane.runs.agents.AgentProcess;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.journal.AttemptStarts;
import io.signalbox.controlplane.runs.journal.StartedAttempt;
import io.signalbox.controlplane.runs.queue.OrganizationTaken;
import io.signalbox.controlplane.runs.queue.RunQueue;
import io.signalbox.controlplane.runs.queue.TakeDemand;
import io.signalbox.controlplane.runs.queue.TakenRun;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives runs to agents: takes them and reads what they are about in one transaction. What does not fit into the answer goes back as it was, and
 * what no workflow can work on ends here.
 */
@Service
public class Assignments {

    private final RunQueue queue;
    private final RunLoader loader;
    private final CapabilityTokens tokens;
    private final ModelSettings models;
    private final UnassignableRuns unassignable;
    private final RunTransitions transitions;
    private final AssignmentSettings settings;
    private final TransactionOperations transactions;
    private final AttemptStarts starts;
    private final JsonMapper json;

    Assignments(
            RunQueue queue,
            RunLoader loader,
            CapabilityTokens tokens,
            ModelSettings models,
            UnassignableRuns unassignable,
            RunTransitions transitions,
            AssignmentSettings settings,
            TransactionOperations transactions,
            AttemptStarts starts,
            JsonMapper json) {
        this.queue = queue;
        this.loader = loader;
        this.tokens = tokens;
        this.models = models;
        this.unassignable = unassignable;
        this.transitions = transitions;
        this.settings = settings;
        this.transactions = transactions;
        this.starts = starts;
        this.json = json;
    }

    /** Runs that the agent holds from now on; possibly none. Called in the name of no organization. */
    public List<Assignment> take(AgentProcess agent, TakeDemand demand) {
        List<LoadedRun> given = transactions.execute(status -> {
            var answer = new Answer(agent);
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
                loaded.model(models.choice()),
                loaded.fork(),
                loaded.resume(),
                settings.deadline(),
                tokens.mint(loaded.capability()));
    }

    private void started(AgentProcess agent, List<LoadedRun> runs) {
        ModelSettings.Choice model = models.choice();
        starts.note(runs.stream().map(run -> start(run, agent, model)).toList());
        transitions.touched(runs.stream().map(run -> run.run().runId()).toList());
    }

    private StartedAttempt start(LoadedRun loaded, AgentProcess agent, ModelSettings.@Nullable Choice model) {
        TakenRun run = loaded.run();
        String frame = loaded.isRunnable()
                ? json.writeValueAsString(
                        AttemptFrame.of(agent.build(), agent.settings(), loaded.subject(), loaded.model(model)))
                : null;
        return new StartedAttempt(
                run.runId(),
                run.attempt(),
                run.logSequence(),
                frame,
                loaded.resume() == null ? null : loaded.resume().checkpoint());
    }

    /** What one answer holds, filled organization by organization. */
    private final class Answer {

        private final List<LoadedRun> runs = new ArrayList<>();
        private final AgentProcess agent;
        private long bytes;

        private Answer(AgentProcess agent) {
            this.agent = agent;
        }

        private void add(OrganizationTaken taken) {
            List<LoadedRun> kept = new ArrayList<>();
            List<UUID> over = new ArrayList<>();
            for (LoadedRun run : loader.load(taken.runs())) {
                if (fits(run)) {
                    runs.add(run);
                    kept.add(run);
                } else {
                    over.add(run.run().runId());
                }
            }
            queue.giveBack(over);
            if (!kept.isEmpty()) {
                started(agent, kept);
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
