package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.runs.agents.AgentInstances;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import io.signalbox.controlplane.runs.queue.RunTaking.Taken;
import io.signalbox.controlplane.runs.ready.ReadyLane;
import io.signalbox.controlplane.runs.ready.ReadyRun;
import io.signalbox.controlplane.runs.ready.ReadyRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives runs whose agents died to an agent that runs nothing else. One that happens to be idle takes them; when none was for a while, one agent
 * is given nothing more until it has finished what it runs.
 */
@Component
class IsolatedRuns {

    private static final Duration WAIT_FOR_IDLE_AGENT = Duration.ofSeconds(2);

    private final ReadyRuns ready;
    private final RunTaking taking;
    private final AgentInstances agents;
    private final QueueMetrics metrics;
    private final Clock clock;
    private final Set<String> draining = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant waitingSince;

    IsolatedRuns(ReadyRuns ready, RunTaking taking, AgentInstances agents, QueueMetrics metrics, Clock clock) {
        this.ready = ready;
        this.taking = taking;
        this.agents = agents;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What an agent may be given. */
    enum Decision {
        /** Runs that go beside each other. */
        SHARED,

        /** One run, and nothing beside it. */
        ALONE,

        /** Nothing until it is idle. */
        DRAINED
    }

    Decision decide(TakeDemand demand, Grant grant) {
        Decision decision = decision(demand, lanes(demand, grant));
        if (decision == Decision.DRAINED) {
            draining.add(demand.agentId());
        } else {
            draining.remove(demand.agentId());
        }
        return decision;
    }

    boolean isDraining(String agentId) {
        return draining.contains(agentId);
    }

    /** One of them, or none when others were faster. */
    List<Taken> take(TakeDemand demand, Grant grant) {
        List<ReadyLane> lanes = lanes(demand, grant);
        for (List<ReadyRun> hint = ready.poll(lanes, 1); !hint.isEmpty(); hint = ready.poll(lanes, 1)) {
            Instant now = clock.instant();
            List<Taken> taken = taking.take(hint, true, demand, now);
            if (!taken.isEmpty()) {
                metrics.taken(taken, 1, now);
                waitingSince = null;
                return taken;
            }
        }
        return List.of();
    }

    private Decision decision(TakeDemand demand, List<ReadyLane> lanes) {
        if (demand.max() <= 0 || !ready.hasAny(lanes)) {
            return Decision.SHARED;
        }
        if (!taking.isBusy(demand.agentId())) {
            return Decision.ALONE;
        }
        return isOverdue() && agents.isFirstToServe(demand.agentId(), demand.served())
                ? Decision.DRAINED
                : Decision.SHARED;
    }

    private boolean isOverdue() {
        Instant now = clock.instant();
        Instant since = waitingSince;
        if (since == null) {
            waitingSince = now;
            return false;
        }
        return since.plus(WAIT_FOR_IDLE_AGENT).isBefore(now);
    }

    private static List<ReadyLane> lanes(TakeDemand demand, Grant grant) {
        var lanes = new ArrayList<ReadyLane>();
        demand.served().forEach(workflow -> Stream.of(true, false)
                .filter(needsModel -> needsModel ? demand.model() > 0 && grant != Grant.NONE : demand.rules() > 0)
                .forEach(needsModel -> lanes.add(new ReadyLane(workflow, needsModel, true))));
        return lanes;
    }
}
