package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.SubjectRef;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A running run, locked until the end of the transaction.
 *
 * @param failures counted failures of earlier attempts
 * @param logSequence of the newest entry of its log
 */
record LockedRun(
        UUID runId,
        int attempt,
        SubjectRef subject,
        @Nullable UUID concurrencyKey,
        long position,
        int failures,
        long logSequence,
        Instant takenAt,
        Instant createdAt) {

    static LockedRun of(Row row) {
        return new LockedRun(
                row.uuid("run_id"),
                row.integer("attempt"),
                new SubjectRef(row.text("subject_type"), row.uuid("subject_id"), row.uuidOrNull("source_id")),
                row.uuidOrNull("concurrency_key"),
                row.number("position"),
                row.integer("failures"),
                row.number("log_sequence"),
                row.instant("taken_at"),
                row.instant("created_at"));
    }
}
