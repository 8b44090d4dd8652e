package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.persistence.Row;

/** How many runs are in each state, and what the completed ones became, at one instant. */
public record RunCounts(
        long held,
        long queued,
        long running,
        long waiting,
        long completed,
        long deadLettered,
        long discarded,
        long cancelled,
        long asTicket,
        long asComment,
        long asIgnored) {

    static RunCounts of(Row row) {
        return new RunCounts(
                row.number("held"),
                row.number("queued"),
                row.number("running"),
                row.number("waiting"),
                row.number("completed"),
                row.number("dead_lettered"),
                row.number("discarded"),
                row.number("cancelled"),
                row.number("as_ticket"),
                row.number("as_comment"),
                row.number("as_ignored"));
    }

    public long total() {
        return held + queued + running + waiting + completed + deadLettered + discarded + cancelled;
    }
}
