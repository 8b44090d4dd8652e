package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputUnreadable;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.RunSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives runs their events. A payload that a person corrected stands in for the one that came. */
@Component
class StoredRunInputs implements RunInputs {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final ProviderCatalogue catalogue;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredRunInputs(ProviderCatalogue catalogue, JdbcClient jdbc, JsonMapper json) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public RunInput load(UUID eventId) {
        return jdbc.sql("""
                        SELECT e.id, e.integration_id, i.name, i.provider, i.settings, e.event_type, e.external_id, e.received_at, e.headers,
                            coalesce((SELECT corrected_payload FROM dead_letter
                                WHERE event_id = e.id AND state = 'retried' AND corrected_payload IS NOT NULL
                                ORDER BY resolved_at DESC, id DESC LIMIT 1), e.payload) AS payload,
                            e.payload_problem
                        FROM raw_event e JOIN integration i ON i.id = e.integration_id WHERE e.id = ?
                        """).param(eventId).query(this::input).optional().orElseThrow(() -> new EventNotFound(eventId));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RunSubject> subjects(Collection<UUID> eventIds) {
        Map<UUID, RunSubject> subjects = new HashMap<>();
        if (eventIds.isEmpty()) {
            return subjects;
        }
        jdbc.sql("""
                        SELECT e.id, e.integration_id, i.name, i.provider, e.event_type
                        FROM raw_event e JOIN integration i ON i.id = e.integration_id WHERE e.id IN (:ids)
                        """).param("ids", eventIds).query(row -> {
            subjects.put(
                    row.getObject("id", UUID.class),
                    new RunSubject(
                            row.getObject("integration_id", UUID.class),
                            row.getString("name"),
                            row.getString("provider"),
                            row.getString("event_type")));
        });
        return subjects;
    }

    private RunInput input(ResultSet row, int number) throws SQLException {
        String payload = row.getString("payload");
        if (payload == null) {
            throw new RunInputUnreadable(row.getString("payload_problem") + " Correct it and retry.");
        }
        String provider = row.getString("provider");
        Map<String, String> chosen = json.readValue(row.getString("settings"), TEXTS);
        return new RunInput(
                row.getObject("integration_id", UUID.class),
                row.getString("name"),
                provider,
                catalogue.inForce(provider, chosen).values(),
                row.getObject("id", UUID.class),
                row.getString("event_type"),
                row.getString("external_id"),
                row.getTimestamp("received_at").toInstant(),
                json.readValue(row.getString("headers"), TEXTS),
                UntrustedJson.members(payload));
    }
}
