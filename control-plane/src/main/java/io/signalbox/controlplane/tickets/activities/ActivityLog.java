package io.signalbox.controlplane.tickets.activities;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.ChangeOrigin;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Appends activities: one statement for any number of them. */
@Repository
public class ActivityLog {

    private static final String APPEND = """
            INSERT INTO ticket_activity
                (organization_id, id, ticket_id, kind, field, from_value, to_value, actor_id, run_id, event_id, api_key_id, api_key_name, at)
            SELECT ?, * FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final Ids ids;

    ActivityLog(JdbcTemplate jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * One thing that happened to one ticket.
     *
     * @param origin who wrote it
     */
    public record Entry(UUID ticketId, ChangeOrigin origin, Activity activity) {}

    /** In the order in which they happened. */
    public void append(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.update(
                APPEND,
                ColumnArrays.of(entries)
                        .value(Tenant.current())
                        .ids(entry -> ids.next())
                        .ids(Entry::ticketId)
                        .texts(entry -> entry.activity().kind().code())
                        .texts(entry -> entry.activity().field())
                        .texts(entry -> entry.activity().from())
                        .texts(entry -> entry.activity().to())
                        .ids(entry -> entry.activity().actorId())
                        .ids(entry -> entry.origin() instanceof ChangeOrigin.Run run ? run.runId() : null)
                        .ids(entry -> entry.origin() instanceof ChangeOrigin.Run run ? run.eventId() : null)
                        .ids(entry ->
                                entry.origin() instanceof ChangeOrigin.Service service ? service.apiKeyId() : null)
                        .texts(entry -> entry.origin() instanceof ChangeOrigin.Service service ? service.name() : null)
                        .times(entry -> entry.activity().at()));
    }
}
