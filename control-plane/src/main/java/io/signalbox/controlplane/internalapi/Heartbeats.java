package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.AttemptOver;
import io.signalbox.contract.internalapi.model.FreshToken;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.HeartbeatResult;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.runs.agents.AgentInstances;
import io.signalbox.controlplane.runs.agents.HeldAttempt;
import io.signalbox.controlplane.runs.agents.OverAttempt;
import io.signalbox.controlplane.runs.watching.WatchedRuns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears that agents and their attempts are alive. */
@Component
class Heartbeats {

    private static final String OPERATION = "sendHeartbeat";

    private final AgentInstances agents;
    private final AttemptItems items;
    private final WatchedRuns watched;

    Heartbeats(AgentInstances agents, AttemptItems items, WatchedRuns watched) {
        this.agents = agents;
        this.items = items;
        this.watched = watched;
    }

    HeartbeatResult heard(HeartbeatRequest request) {
        List<HeldAttempt> held = request.getAttempts().stream()
                .map(named -> new HeldAttempt(named.getRunId(), named.getAttempt()))
                .toList();
        List<OverAttempt> over = agents.heartbeat(AssignmentMapper.agent(request.getAgent()), held);
        Set<HeldAttempt> live = new HashSet<>(held);
        over.forEach(gone -> live.remove(new HeldAttempt(gone.runId(), gone.attempt())));
        return new HeartbeatResult(over.stream().map(Heartbeats::over).toList(), tokens(request, live))
                .watched(watched(live));
    }

    /** Null when nobody follows any. */
    private @Nullable List<UUID> watched(Set<HeldAttempt> live) {
        List<UUID> followed =
                watched.among(live.stream().map(HeldAttempt::runId).toList());
        return followed.isEmpty() ? null : followed;
    }

    /** A token that is refused gives none, and says nothing of the others. */
    private List<FreshToken> tokens(HeartbeatRequest request, Set<HeldAttempt> live) {
        List<FreshToken> fresh = new ArrayList<>();
        for (var named : request.getAttempts()) {
            String token = named.getCapabilityToken();
            if (token == null || !live.contains(new HeldAttempt(named.getRunId(), named.getAttempt()))) {
                continue;
            }
            try {
                fresh.add(new FreshToken(
                        named.getRunId(),
                        named.getAttempt(),
                        items.renewed(token, named.getRunId(), named.getAttempt(), OPERATION)));
            } catch (ProblemException refused) {
                // Told to its owner already.
                continue;
            }
        }
        return fresh;
    }

    private static AttemptOver over(OverAttempt over) {
        return new AttemptOver(
                over.runId(),
                over.attempt(),
                over.cancelled() ? AttemptOver.ReasonEnum.CANCELLED : AttemptOver.ReasonEnum.STALE);
    }
}
