package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.agents.AgentRepository.Stored;
import io.signalbox.controlplane.runs.agents.LostAttempt.Loss;
import io.signalbox.controlplane.runs.agents.RunningAttempts.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds attempts that nobody runs any more. What runs is read by the time it was taken, each attempt once when it is one lease old and once when
 * it is too old; in between the heartbeats say what became of it. Everything is read when an agent died, at the start, and every few minutes.
 */
@Component
class LostAttempts {

    private static final Duration EVERYTHING_AGAIN = Duration.ofMinutes(5);

    private final RunningAttempts running;
    private final AgentLeaseSettings settings;
    private Instant checkedUntil = Instant.EPOCH;
    private Instant timedOutUntil = Instant.EPOCH;
    private Instant everythingAt = Instant.EPOCH;

    LostAttempts(RunningAttempts running, AgentLeaseSettings settings) {
        this.running = running;
        this.settings = settings;
    }

    /** One for each run. */
    Collection<LostAttempt> find(List<Stored> agents, Instant now) {
        Map<String, Stored> byId = new HashMap<>();
        agents.forEach(agent -> byId.put(agent.id(), agent));
        Map<UUID, LostAttempt> lost = new HashMap<>();
        timedOut(now).forEach(attempt -> lost.put(attempt.runId(), attempt));
        dropped(agents, now).forEach(attempt -> lost.put(attempt.runId(), attempt));
        neverHeld(byId, now).forEach(attempt -> lost.put(attempt.runId(), attempt));
        ofTheDead(agents, now).forEach(attempt -> lost.put(attempt.runId(), attempt));
        return lost.values();
    }

    private List<LostAttempt> timedOut(Instant now) {
        Instant until = now.minus(settings.attemptTimeout());
        List<LostAttempt> lost = running.taken(timedOutUntil, until).stream()
                .map(attempt -> attempt.lost(Loss.TIMED_OUT))
                .toList();
        timedOutUntil = until.minus(settings.lease());
        return lost;
    }

    /** What a heartbeat named and a later one did not, and is running nevertheless. */
    private List<LostAttempt> dropped(List<Stored> agents, Instant now) {
        var lost = new ArrayList<LostAttempt>();
        for (Stored agent : agents) {
            if (!agent.unnamed().isEmpty()) {
                running.among(agent.unnamed()).stream()
                        .filter(attempt -> attempt.owner().equals(agent.id()))
                        // A younger one is another attempt, which the agent may not know yet.
                        .filter(attempt -> isOneLeaseOld(attempt, now))
                        .map(attempt -> attempt.lost(Loss.NOT_HELD))
                        .forEach(lost::add);
            }
        }
        return lost;
    }

    /** Attempts that have just become one lease old, and no heartbeat named. */
    private List<LostAttempt> neverHeld(Map<String, Stored> agents, Instant now) {
        if (everythingAt.plus(EVERYTHING_AGAIN).isBefore(now)) {
            checkedUntil = Instant.EPOCH;
            everythingAt = now;
        }
        Instant until = now.minus(settings.lease());
        Instant undecidedSince = until;
        var lost = new ArrayList<LostAttempt>();
        for (Running attempt : running.taken(checkedUntil, until)) {
            Loss loss = loss(attempt, agents.get(attempt.owner()), now);
            if (loss != null) {
                lost.add(attempt.lost(loss));
            } else if (isUndecided(attempt, agents) && attempt.takenAt().isBefore(undecidedSince)) {
                undecidedSince = attempt.takenAt();
            }
        }
        // Once more as long, for what was taken in a transaction that took its time.
        checkedUntil = undecidedSince.minus(settings.lease());
        return lost;
    }

    private @Nullable Loss loss(Running attempt, @Nullable Stored agent, Instant now) {
        if (agent == null || agent.leaseUntil().isBefore(now)) {
            return Loss.AGENT_DIED;
        }
        boolean held = agent.named().contains(attempt.runId());
        return held || isUndecided(attempt, agent) ? null : Loss.NOT_HELD;
    }

    private boolean isUndecided(Running attempt, Map<String, Stored> agents) {
        Stored agent = agents.get(attempt.owner());
        return agent != null && !agent.named().contains(attempt.runId()) && isUndecided(attempt, agent);
    }

    /** No heartbeat came late enough to know of it for sure: an answer may take its time, and a heartbeat too. */
    private boolean isUndecided(Running attempt, Stored agent) {
        return agent.namedAt().isBefore(attempt.takenAt().plus(settings.lease()));
    }

    private List<LostAttempt> ofTheDead(List<Stored> agents, Instant now) {
        Set<String> dead = new HashSet<>();
        for (Stored agent : agents) {
            if (!agent.expired() && agent.leaseUntil().isBefore(now)) {
                dead.add(agent.id());
            }
        }
        if (dead.isEmpty()) {
            return List.of();
        }
        return running.taken(Instant.EPOCH, now.plus(settings.lease())).stream()
                .filter(attempt -> dead.contains(attempt.owner()))
                .map(attempt -> attempt.lost(Loss.AGENT_DIED))
                .toList();
    }

    private boolean isOneLeaseOld(Running attempt, Instant now) {
        return !attempt.takenAt().plus(settings.lease()).isAfter(now);
    }
}
