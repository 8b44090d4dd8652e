package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.IntegrationActivity;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.RunStatistics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the activity of integrations from events and runs themselves, by steps into indexes: there is no counter to fight over. */
@Component
class StoredActivity implements IntegrationActivity {

    private static final String LAST_EVENTS = """
            SELECT asked.id,
                (SELECT received_at FROM raw_event WHERE integration_id = asked.id
                 ORDER BY received_at DESC, id DESC LIMIT 1) AS last_event_at
            FROM unnest(CAST(? AS uuid[])) AS asked (id)
            """;

    private final JdbcClient jdbc;
    private final RunStatistics statistics;

    StoredActivity(JdbcClient jdbc, RunStatistics statistics) {
        this.jdbc = jdbc;
        this.statistics = statistics;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Activity> of(Collection<UUID> integrationIds) {
        Map<UUID, Activity> activities = new HashMap<>();
        if (integrationIds.isEmpty()) {
            return activities;
        }
        Map<UUID, Long> held = statistics.held(integrationIds);
        jdbc.sql(LAST_EVENTS).param(SqlArray.of(integrationIds)).query(Row.each(row -> {
            UUID id = row.uuid("id");
            activities.put(id, new Activity(row.instantOrNull("last_event_at"), held.getOrDefault(id, 0L)));
        }));
        return activities;
    }
}
