package io.signalbox.controlplane.runs.watching;

import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.live.LiveListener;
import io.signalbox.controlplane.platform.live.LiveSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Runs that somebody follows, on this replica or another: in memory, because it is nothing that must last, and asked for with every heartbeat.
 * What is not said again is forgotten.
 */
@Component
public class WatchedRuns implements LiveListener {

    /** With a dot: for replicas alone. */
    static final String TOPIC = "runs.watched";

    /** Three announcements may be lost. */
    static final Duration REMEMBERED = Duration.ofSeconds(12);

    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();
    private final LiveChanges live;
    private final Clock clock;

    WatchedRuns(LiveChanges live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    /** Tells all replicas, in the name of the current tenant; to be repeated each {@link WatchAnnouncements#EVERY} for as long as it is so. */
    public void watch(Collection<UUID> runIds) {
        runIds.forEach(this::remember);
        live.changed(TOPIC, runIds);
    }

    public boolean isWatched(UUID runId) {
        Instant last = until.get(runId);
        return last != null && last.isAfter(clock.instant());
    }

    /** Those of these runs that somebody follows. */
    public List<UUID> among(Collection<UUID> runIds) {
        return until.isEmpty()
                ? List.of()
                : runIds.stream().filter(this::isWatched).toList();
    }

    @Override
    public void changed(LiveSignal signal) {
        if (TOPIC.equals(signal.topic())) {
            signal.ids().forEach(this::remember);
            Instant now = clock.instant();
            until.values().removeIf(now::isAfter);
        }
    }

    private void remember(UUID runId) {
        until.put(runId, clock.instant().plus(REMEMBERED));
    }
}
