package io.signalbox.controlplane.runs.watching;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says again which runs are followed on this replica, as long as they are: an announcement may be lost, and a replica may be new. */
@Component
class WatchAnnouncements extends PeriodicTask {

    static final Duration EVERY = Duration.ofSeconds(3);

    /** Less than a signal can name, with room for streams that open meanwhile. */
    private static final int MAX_NAMED = 80;

    private final RunFollowers followers;
    private final WatchedRuns watched;
    private int round;

    WatchAnnouncements(RunFollowers followers, WatchedRuns watched) {
        super("watched-runs", EVERY);
        this.followers = followers;
        this.watched = watched;
    }

    @Override
    protected void round() {
        round++;
        followers
                .followed()
                .forEach((organizationId, runs) -> Tenant.run(organizationId, () -> watched.watch(inTurn(runs))));
    }

    /** All, or where that is too many another part each time. */
    private List<UUID> inTurn(Set<UUID> runs) {
        List<UUID> sorted = runs.stream().sorted().toList();
        int parts = (sorted.size() + MAX_NAMED - 1) / MAX_NAMED;
        int first = round % parts * MAX_NAMED;
        return sorted.subList(first, Math.min(first + MAX_NAMED, sorted.size()));
    }
}
