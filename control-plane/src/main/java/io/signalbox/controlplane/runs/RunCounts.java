package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;

/** How many runs of the current organization are in each state, and what the completed ones became. One instant, one query. */
public record RunCounts(
        long held,
        long queued,
        long running,
        long waiting,
        long completed,
        long deadLettered,
        long discarded,
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
                row.number("as_ticket"),
                row.number("as_comment"),
                row.number("as_ignored"));
    }

    public long total() {
        return held + queued + running + waiting + completed + deadLettered + discarded;
    }
}
