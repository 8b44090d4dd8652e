package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agent processes of the installation. A running attempt is alive while its agent is, and while the agent's heartbeats name it. */
@Service
public class AgentInstances {

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final AgentRepository agents;
    private final AgentLeaseSettings settings;
    private final Clock clock;
    private volatile Serving serving = new Serving(Instant.EPOCH, List.of());

    AgentInstances(AgentRepository agents, AgentLeaseSettings settings, Clock clock) {
        this.agents = agents;
        this.settings = settings;
        this.clock = clock;
    }

    private record Serving(Instant readAt, List<ServingAgent> agents) {}

    /** An agent asks for runs, and so is alive. Call it when the request comes in, not when it is woken: by then the agent may be gone. */
    @Transactional
    public void contact(AgentProcess agent) {
        Instant now = clock.instant();
        agents.seen(agent, now, now.plus(settings.lease()));
    }

    /**
     * Keeps the leases of everything that the agent runs, and notes what it names.
     *
     * @return those of its attempts that are over
     */
    @Transactional
    public List<OverAttempt> heartbeat(AgentProcess agent, List<HeldAttempt> held) {
        Instant now = clock.instant();
        agents.named(agent, held.stream().map(HeldAttempt::runId).toList(), now, now.plus(settings.lease()));
        return held.isEmpty() ? List.of() : agents.over(agent.id(), held);
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
