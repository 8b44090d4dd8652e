package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The agent processes of the installation. A running attempt is alive while its agent is, and while the agent's heartbeats name it. */
@Service
public class AgentInstances {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    /** Of the lease: who was heard of within it is alive anyway. */
    private static final int SHARE_OF_THE_LEASE = 4;

    /** Agents that come and go; an installation has a few at a time. */
    private static final int MAX_HEARD = 1000;

    private final AgentRepository agents;
    private final AgentLeaseSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private volatile Serving serving = new Serving(Instant.EPOCH, List.of());

    AgentInstances(
            AgentRepository agents, AgentLeaseSettings settings, TransactionOperations transactions, Clock clock) {
        this.agents = agents;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Serving(Instant readAt, List<ServingAgent> agents) {}

    /**
     * An agent asks for runs, and so is alive. Call it when the request comes in, not when it is woken: by then the agent may be gone. Nothing is
     * written when this replica has heard of it just before: a busy agent asks many times a second.
     */
    public void contact(AgentProcess agent) {
        Instant now = clock.instant();
        Instant before = heard.get(agent.id());
        if (before != null && now.isBefore(before.plus(settings.lease().dividedBy(SHARE_OF_THE_LEASE)))) {
            return;
        }
        transactions.executeWithoutResult(status -> agents.seen(agent, now, now.plus(settings.lease())));
        hear(agent.id(), now);
    }

    /**
     * Keeps the leases of everything that the agent runs, and notes what it names.
     *
     * @return those of its attempts that are over
     */
    public List<OverAttempt> heartbeat(AgentProcess agent, List<HeldAttempt> held) {
        Instant now = clock.instant();
        List<OverAttempt> over = transactions.execute(status -> {
            agents.named(agent, held.stream().map(HeldAttempt::runId).toList(), now, now.plus(settings.lease()));
            return held.isEmpty() ? List.<OverAttempt>of() : agents.over(agent.id(), held);
        });
        hear(agent.id(), now);
        return over;
    }

    private void hear(String agentId, Instant now) {
        if (heard.size() >= MAX_HEARD) {
            heard.clear();
        }
        heard.put(agentId, now);
    }

    /** Processes whose leases run, by id; up to a second old. */
    public List<ServingAgent> serving() {
        Instant now = clock.instant();
        Serving known = serving;
        if (known.readAt().plus(REMEMBERED).isBefore(now)) {
            known = new Serving(now, agents.serving(now));
            serving = known;
        }
        return known.agents();
    }

    /** Workflow versions that somebody can run now. Runs of others stay queued until an agent comes that serves them. */
    public Set<WorkflowVersion> served() {
        return serving().stream().flatMap(agent -> agent.served().stream()).collect(Collectors.toSet());
    }

    /** Whether of all agents that serve any of these it is the first by id: one that all replicas agree on. */
    public boolean isFirstToServe(String agentId, Set<WorkflowVersion> workflows) {
        return serving().stream()
                .filter(agent -> agent.served().stream().anyMatch(workflows::contains))
                .findFirst()
                .map(ServingAgent::id)
                .filter(agentId::equals)
                .isPresent();
    }
}
