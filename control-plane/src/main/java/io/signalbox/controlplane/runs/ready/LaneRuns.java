package io.signalbox.controlplane.runs.ready;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The ready runs of one lane. Organizations come in turn, the runs of each in the order in which they were told. As many organizations have their
 * turn together as leave each a few runs: the runs of one organization are loaded and ended together, which costs about the same for one as for
 * eight.
 */
class LaneRuns {

    private static final int RUNS_OF_EACH = 8;

    /** However few runs are wanted, one organization alone does not get all of them. */
    private static final int FEWEST_TOGETHER = 2;

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

    /** Up to so many, one of each organization that has its turn. Who got some goes to the end of the order. */
    List<ReadyRun> poll(int max) {
        var found = new ArrayList<ReadyRun>();
        Deque<UUID> turn = new ArrayDeque<>();
        Set<UUID> served = new HashSet<>();
        int together = Math.max(FEWEST_TOGETHER, max / RUNS_OF_EACH);
        while (found.size() < max) {
            while (turn.size() < together && !order.isEmpty()) {
                turn.addLast(order.removeFirst());
            }
            UUID organizationId = turn.pollFirst();
            if (organizationId == null) {
                return found;
            }
            served.add(organizationId);
            found.add(first(organizationId));
            if (byOrganization.containsKey(organizationId)) {
                turn.addLast(organizationId);
            }
        }
        while (!turn.isEmpty()) {
            back(turn.removeLast(), served);
        }
        return found;
    }

    private ReadyRun first(UUID organizationId) {
        Set<UUID> runs = Objects.requireNonNull(byOrganization.get(organizationId));
        var first = runs.iterator();
        UUID runId = first.next();
        first.remove();
        if (runs.isEmpty()) {
            byOrganization.remove(organizationId);
        }
        return new ReadyRun(organizationId, runId, lane);
    }

    private void back(UUID organizationId, Set<UUID> served) {
        if (served.contains(organizationId)) {
            order.addLast(organizationId);
        } else {
            order.addFirst(organizationId);
        }
    }

    boolean isEmpty() {
        return order.isEmpty();
    }

    Set<UUID> organizations() {
        return byOrganization.keySet();
    }
}
