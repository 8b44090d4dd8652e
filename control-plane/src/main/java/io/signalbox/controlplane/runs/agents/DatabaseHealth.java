package io.signalbox.controlplane.runs.agents;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when this replica has reached the database without a break. While it could not, agents could not prolong their leases either, and
 * need one whole lease to do so. A replica that stood still itself saw nothing, and begins anew.
 */
class DatabaseHealth {

    private final Duration lease;
    private @Nullable Instant since;
    private Instant last = Instant.EPOCH;

    DatabaseHealth(Duration lease) {
        this.lease = lease;
    }

    /** The database has just answered a question asked then. Returns whether it has done so for one whole lease. */
    boolean answered(Instant asked, Instant now) {
        boolean broken = last.plus(lease).isBefore(now) || asked.plus(lease).isBefore(now);
        Instant began = since == null || broken ? now : since;
        since = began;
        last = now;
        return !began.plus(lease).isAfter(now);
    }

    void failed() {
        since = null;
    }
}
