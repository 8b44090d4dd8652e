package io.signalbox.controlplane.runs;

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

    public long total() {
        return held + queued + running + waiting + completed + deadLettered + discarded;
    }
}
