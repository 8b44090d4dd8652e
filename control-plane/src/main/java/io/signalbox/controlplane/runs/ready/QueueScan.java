package io.signalbox.controlplane.runs.ready;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/** Looks through the queue for what may be taken and nobody told of, no more often than its pace allows. */
@Component
public class QueueScan {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final ReadyRepository queue;
    private final ReadySettings settings;
    private final Clock clock;
    private final Map<ReadyLane, LaneScan> lanes = new HashMap<>();
    private final Map<ReadyLane, Instant> wanted = new ConcurrentHashMap<>();
    /** One look at a time: another request would find the same. */
    private final ReentrantLock looking = new ReentrantLock();

    QueueScan(ReadyRepository queue, ReadySettings settings, Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** Somebody takes runs of these lanes. */
    public void want(Collection<ReadyLane> taken) {
        Instant now = clock.instant();
        taken.forEach(lane -> wanted.put(lane, now));
    }

    /** What somebody took, or would have taken, within the last minute. */
    Set<ReadyLane> wanted() {
        Instant horizon = clock.instant().minus(REMEMBERED);
        wanted.values().removeIf(at -> at.isBefore(horizon));
        return Set.copyOf(wanted.keySet());
    }

    /**
     * Runs of these lanes, about so many of each; those that run alone come along. Empty when there are none, or when it is not time yet. Joins
     * the caller's transaction.
     */
    public List<ReadyRun> look(Collection<ReadyLane> chosen, int size) {
        if (!looking.tryLock()) {
            return List.of();
        }
        try {
            var found = new ArrayList<ReadyRun>();
            for (ReadyLane lane : chosen) {
                LaneScan scan = lanes.computeIfAbsent(lane, this::start);
                if (scan.isDue(clock.instant())) {
                    found.addAll(look(scan, size));
                }
            }
            return found;
        } finally {
            looking.unlock();
        }
    }

    private LaneScan start(ReadyLane lane) {
        return new LaneScan(lane, queue, new ScanPace(settings.scanShare()));
    }

    private List<ReadyRun> look(LaneScan scan, int size) {
        Instant began = clock.instant();
        List<ReadyRun> found = scan.page(size, began);
        scan.scanned(began, clock.instant(), found.size() * 2 >= size);
        return found;
    }
}
