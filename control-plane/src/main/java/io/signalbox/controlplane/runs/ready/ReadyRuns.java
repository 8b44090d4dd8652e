package io.signalbox.controlplane.runs.ready;

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

    /** Up to so many runs of these lanes, one of each organization in turn. */
    public synchronized List<ReadyRun> poll(Collection<ReadyLane> wanted, int max) {
        var found = new ArrayList<ReadyRun>();
        int before = -1;
        while (found.size() < max && found.size() > before) {
            before = found.size();
            for (ReadyLane lane : wanted) {
                ReadyRun run = found.size() < max ? poll(lane) : null;
                if (run != null) {
                    found.add(run);
                }
            }
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

    private @Nullable ReadyRun poll(ReadyLane lane) {
        LaneRuns runs = lanes.get(lane);
        if (runs == null) {
            return null;
        }
        ReadyRun run = runs.poll();
        if (run != null) {
            size--;
        }
        if (runs.isEmpty()) {
            lanes.remove(lane);
        }
        return run;
    }
}
