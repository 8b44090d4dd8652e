package io.signalbox.controlplane.runs.counters;

/**
 * A counter that is not what its rows say.
 *
 * @param measure a state of runs, {@code accepted} or {@code repeated}
 * @param outcome of completed runs; else empty
 */
record CounterDifference(String subjectType, String measure, String outcome, long counter, long rows) {

    long missing() {
        return rows - counter;
    }
}
