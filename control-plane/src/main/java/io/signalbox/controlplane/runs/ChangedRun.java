package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.effects.EndedRun;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run just after a transition. */
public record ChangedRun(
        UUID id,
        UUID organizationId,
        SubjectRef subject,
        @Nullable UUID concurrencyKey,
        int attempt,
        int failures,
        Instant createdAt) {

    static ChangedRun of(Row row) {
        return new ChangedRun(
                row.uuid("id"),
                row.uuid("organization_id"),
                RunRowMapper.subject(row),
                row.uuidOrNull("concurrency_key"),
                row.integer("attempt"),
                row.integer("failures"),
                row.instant("created_at"));
    }

    /** @param outcome set when completed */
    public EndedRun ended(RunState state, @Nullable RunOutcome outcome) {
        return new EndedRun(
                id,
                subject.id(),
                subject.sourceId(),
                state,
                outcome == null ? null : outcome.kind(),
                outcome == null ? Map.of() : outcome.result());
    }
}
