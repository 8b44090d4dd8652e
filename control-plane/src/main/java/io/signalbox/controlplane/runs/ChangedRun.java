package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;
import java.time.Instant;
import java.util.UUID;

/** A run's row just after a transition. */
public record ChangedRun(
        UUID id,
        UUID organizationId,
        UUID eventId,
        UUID integrationId,
        String externalId,
        int attempt,
        int failures,
        Instant createdAt) {

    static final String COLUMNS =
            "id, organization_id, event_id, integration_id, external_id, attempt, failures, created_at";

    static ChangedRun of(Row row) {
        return new ChangedRun(
                row.uuid("id"),
                row.uuid("organization_id"),
                row.uuid("event_id"),
                row.uuid("integration_id"),
                row.text("external_id"),
                row.integer("attempt"),
                row.integer("failures"),
                row.instant("created_at"));
    }

    public RunEnded ended() {
        return new RunEnded(organizationId, id, integrationId, externalId);
    }
}
