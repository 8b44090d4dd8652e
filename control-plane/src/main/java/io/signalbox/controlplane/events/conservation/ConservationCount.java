package io.signalbox.controlplane.events.conservation;

import io.signalbox.controlplane.runs.counters.RecountState;
import io.signalbox.controlplane.runs.counters.RunCounts;
import io.signalbox.controlplane.runs.counters.SubjectCounts;
import java.time.Instant;

/**
 * Where every accepted event of the current organization stands, at one instant.
 *
 * @param accepted counted from what came in, not from the runs it is compared with
 * @param duplicates answered but not accepted again
 * @param recount what counting the rows themselves said last
 */
public record ConservationCount(
        long accepted, long duplicates, RunCounts runs, RecountState recount, Instant measuredAt) {

    static ConservationCount of(SubjectCounts counts, RecountState recount, Instant measuredAt) {
        return new ConservationCount(counts.accepted(), counts.repeated(), counts.runs(), recount, measuredAt);
    }

    /** Each accepted event has exactly one state. */
    public boolean isBalanced() {
        return accepted == runs.total();
    }
}
