package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.RunCounts;
import java.time.Instant;

/**
 * Where every accepted event of the current organization stands, at one instant.
 *
 * @param accepted counted from what came in, not from the runs it is compared with
 * @param duplicates answered but not accepted again
 */
public record ConservationCount(long accepted, long duplicates, RunCounts runs, Instant measuredAt) {

    /** Each accepted event has exactly one state. */
    public boolean isBalanced() {
        return accepted == runs.total();
    }
}
