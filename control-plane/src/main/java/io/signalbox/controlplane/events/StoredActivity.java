package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.IntegrationActivity;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the activity of integrations from the events themselves, each by one step into an index: there is no counter to fight over. */
@Component
class StoredActivity implements IntegrationActivity {

    private final JdbcClient jdbc;

    StoredActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Activity> of(Collection<UUID> integrationIds) {
        Map<UUID, Activity> activities = new HashMap<>();
        if (integrationIds.isEmpty()) {
            return activities;
        }
        jdbc.sql("""
                        SELECT asked.id,
                            (SELECT received_at FROM raw_event WHERE integration_id = asked.id
                             ORDER BY received_at DESC, id DESC LIMIT 1) AS last_event_at,
                            (SELECT count(*) FROM run WHERE integration_id = asked.id AND state = 'held') AS held
                        FROM unnest(CAST(:ids AS uuid[])) AS asked (id)
                        """)
                .param("ids", integrationIds.toArray(UUID[]::new))
                .query(Row.each(row -> activities.put(
                        row.uuid("id"), new Activity(row.instantOrNull("last_event_at"), row.number("held")))));
        return activities;
    }
}
