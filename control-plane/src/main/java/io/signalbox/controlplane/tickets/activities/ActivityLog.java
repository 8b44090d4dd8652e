package io.signalbox.controlplane.tickets.activities;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Repository;

/** Appends activities, one batch per change. */
@Repository
public class ActivityLog {

    private static final String APPEND = """
            INSERT INTO ticket_activity
                (id, organization_id, ticket_id, kind, field, from_value, to_value, actor_id, run_id, event_id, api_key_id, api_key_name, at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Ids ids;

    ActivityLog(JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    public void append(UUID ticketId, ChangeOrigin origin, List<Activity> activities) {
        if (activities.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                APPEND,
                activities.stream()
                        .map(activity -> row(ticketId, origin, activity))
                        .toList());
    }

    private Object[] row(UUID ticketId, ChangeOrigin origin, Activity activity) {
        var run = origin instanceof ChangeOrigin.Run writer ? writer : null;
        var service = origin instanceof ChangeOrigin.Service writer ? writer : null;
        return new Object[] {
            ids.next(),
            Tenant.current(),
            ticketId,
            activity.kind().code(),
            text(activity.field()),
            text(activity.from()),
            text(activity.to()),
            uuid(activity.actorId()),
            uuid(run == null ? null : run.runId()),
            uuid(run == null ? null : run.eventId()),
            uuid(service == null ? null : service.apiKeyId()),
            text(service == null ? null : service.name()),
            Timestamp.from(activity.at())
        };
    }

    private static SqlParameterValue text(@Nullable String text) {
        return new SqlParameterValue(Types.VARCHAR, text);
    }

    private static SqlParameterValue uuid(@Nullable UUID id) {
        return new SqlParameterValue(Types.OTHER, id);
    }
}
