package io.signalbox.controlplane.runs.ready;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ready runs of one lane. Organizations come in turn, the runs of each in the order in which they were told. */
class LaneRuns {

    private final ReadyLane lane;
    private final int maxPerOrganization;
    private final Map<UUID, Set<UUID>> byOrganization = new HashMap<>();
    private final Deque<UUID> order = new ArrayDeque<>();

    LaneRuns(ReadyLane lane, int maxPerOrganization) {
        this.lane = lane;
        this.maxPerOrganization = maxPerOrganization;
    }

    /** False when it is known already, or the organization has as many as it may. */
    boolean add(ReadyRun run) {
        Set<UUID> runs = byOrganization.computeIfAbsent(run.organizationId(), first -> {
            order.addLast(first);
            return new LinkedHashSet<>();
        });
        return runs.size() < maxPerOrganization && runs.add(run.runId());
    }

    /** The first run of the organization whose turn it is; null when there is none. */
    @Nullable
    ReadyRun poll() {
        UUID organizationId = order.pollFirst();
        if (organizationId == null) {
            return null;
        }
        Set<UUID> runs = Objects.requireNonNull(byOrganization.get(organizationId));
        var first = runs.iterator();
        UUID runId = first.next();
        first.remove();
        if (runs.isEmpty()) {
            byOrganization.remove(organizationId);
        } else {
            order.addLast(organizationId);
        }
        return new ReadyRun(organizationId, runId, lane);
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    Set<UUID> organizations() {
        return byOrganization.keySet();
    }
}
