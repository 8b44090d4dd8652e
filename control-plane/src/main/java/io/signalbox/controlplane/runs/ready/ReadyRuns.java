package io.signalbox.controlplane.runs.ready;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Runs that may be taken, as far as this replica was told. Bounded: what does not fit is dropped, because the queue is in the database and is
 * looked through when nothing is left here. A hint is given once; whether the run can still be taken is for the database to say.
 */
@Component
public class ReadyRuns {

    private final Map<ReadyLane, LaneRuns> lanes = new HashMap<>();
    private final ReadySettings settings;
    private int size;

    ReadyRuns(ReadySettings settings) {
        this.settings = settings;
    }

    /** Returns how many were dropped. */
    public synchronized int add(Collection<ReadyRun> runs) {
        int given = 0;
        for (ReadyRun run : runs) {
            if (size == settings.maxRuns()) {
                return runs.size() - given;
            }
            given++;
            if (lane(run.lane()).add(run)) {
                size++;
            }
        }
        return 0;
    }

    /** Up to so many runs of these lanes: as many of each where all have enough, and of a few organizations in turn. */
    public synchronized List<ReadyRun> poll(Collection<ReadyLane> wanted, int max) {
        var found = new ArrayList<ReadyRun>();
        int lanesLeft = wanted.size();
        for (ReadyLane lane : wanted) {
            found.addAll(poll(lane, (max - found.size()) / lanesLeft--));
        }
        for (ReadyLane lane : wanted) {
            found.addAll(poll(lane, max - found.size()));
        }
        return found;
    }

    public synchronized boolean hasAny(Collection<ReadyLane> wanted) {
        return wanted.stream().anyMatch(lanes::containsKey);
    }

    public synchronized int size() {
        return size;
    }

    /** How many organizations have any. */
    synchronized int organizations() {
        Set<UUID> all = new HashSet<>();
        lanes.values().forEach(lane -> all.addAll(lane.organizations()));
        return all.size();
    }

    private LaneRuns lane(ReadyLane lane) {
        return lanes.computeIfAbsent(lane, first -> new LaneRuns(first, settings.maxRunsPerOrganization()));
    }

    private List<ReadyRun> poll(ReadyLane lane, int max) {
        LaneRuns runs = lanes.get(lane);
        if (runs == null || max <= 0) {
            return List.of();
        }
        List<ReadyRun> found = runs.poll(max);
        size -= found.size();
        if (runs.isEmpty()) {
            lanes.remove(lane);
        }
        return found;
    }
}
