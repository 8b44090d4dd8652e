package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.ConnectionHealth;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Integrations by id, read beside the entity: each run that is taken asks for its own, and entities cost ten times as much to read. */
@Repository
class IntegrationViewRepository {

    private static final String FIND = """
            SELECT id, key, provider, name, state, settings, health, health_reason, health_since, created_at FROM integration
            WHERE id = ANY (CAST(? AS uuid[]))""";

    private final JdbcTemplate jdbc;
    private final PublicAddress address;

    IntegrationViewRepository(JdbcTemplate jdbc, PublicAddress address) {
        this.jdbc = jdbc;
        this.address = address;
    }

    List<IntegrationView> find(Collection<UUID> ids) {
        return jdbc.query(FIND, Row.as(this::view), SqlArray.of(ids));
    }

    private IntegrationView view(Row row) {
        String key = row.text("key");
        return new IntegrationView(
                row.uuid("id"),
                key,
                row.text("provider"),
                row.text("name"),
                IntegrationState.of(row.text("state")),
                new IntegrationHealth(
                        ConnectionHealth.of(row.text("health")),
                        row.textOrNull("health_reason"),
                        row.instantOrNull("health_since")),
                address.webhookUrl(key),
                row.value("settings", SettingsText::read),
                row.instant("created_at"));
    }
}
