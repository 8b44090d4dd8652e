package io.signalbox.controlplane.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    static ChangedRun of(ResultSet row, int number) throws SQLException {
        return new ChangedRun(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                row.getObject("event_id", UUID.class),
                row.getObject("integration_id", UUID.class),
                row.getString("external_id"),
                row.getInt("attempt"),
                row.getInt("failures"),
                row.getTimestamp("created_at").toInstant());
    }

    public RunEnded ended() {
        return new RunEnded(organizationId, id, integrationId, externalId);
    }
}
