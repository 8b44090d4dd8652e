package io.signalbox.controlplane.runs.counters;

import io.signalbox.controlplane.platform.persistence.Row;

/**
 * Subjects of one type and their runs, at one instant.
 *
 * @param accepted counted from what was stored, not from runs
 * @param repeated answered but not accepted again
 */
public record SubjectCounts(long accepted, long repeated, RunCounts runs) {

    static SubjectCounts of(Row row) {
        return new SubjectCounts(row.number("accepted"), row.number("repeated"), RunCounts.of(row));
    }
}
