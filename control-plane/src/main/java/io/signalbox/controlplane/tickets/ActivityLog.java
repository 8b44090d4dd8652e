package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** Appends activities, one batch per change. */
@Repository
class ActivityLog {

    private static final String APPEND = """
            INSERT INTO ticket_activity
                (id, organization_id, ticket_id, kind, field, from_value, to_value, actor_id, run_id, event_id, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Ids ids;

    ActivityLog(JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void append(UUID ticketId, TicketChange.Origin origin, List<Activity> activities) {
        if (activities.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                APPEND,
                activities.stream()
                        .map(activity -> new Object[] {
                            ids.next(),
                            Tenant.current(),
                            ticketId,
                            activity.kind().code(),
                            activity.field(),
                            activity.from(),
                            activity.to(),
                            new SqlParameterValue(Types.OTHER, activity.actorId()),
                            origin.runId(),
                            origin.eventId(),
                            Timestamp.from(activity.at())
                        })
                        .toList());
    }
}
