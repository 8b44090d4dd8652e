package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputUnreadable;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.RunSubject;
import io.signalbox.controlplane.runs.SubjectErased;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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

    private final Integrations integrations;
    private final ProviderCatalogue catalogue;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredRunInputs(Integrations integrations, ProviderCatalogue catalogue, JdbcClient jdbc, JsonMapper json) {
        this.integrations = integrations;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    @Transactional(readOnly = true)
    public RunInput load(UUID eventId) {
        return jdbc.sql("""
                        SELECT e.id, e.integration_id, e.event_type, e.external_id, e.received_at, e.headers,
                            coalesce((SELECT corrected_payload FROM dead_letter
                                WHERE event_id = e.id AND state = 'retried' AND corrected_payload IS NOT NULL
                                ORDER BY resolved_at DESC, id DESC LIMIT 1), e.payload) AS payload,
                            e.payload_problem, e.erased_at
                        FROM raw_event e WHERE e.id = ?
                        """).param(eventId).query(this::input).optional().orElseThrow(() -> new EventNotFound(eventId));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RunSubject> subjects(Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of();
        }
        List<Source> sources = jdbc.sql("SELECT id, integration_id, event_type FROM raw_event WHERE id IN (:ids)")
                .param("ids", eventIds)
                .query((row, number) -> new Source(
                        row.getObject("id", UUID.class),
                        row.getObject("integration_id", UUID.class),
                        row.getString("event_type")))
                .list();
        Map<UUID, IntegrationView> known =
                integrations.findAll(sources.stream().map(Source::integrationId).collect(toSet()));
        return sources.stream().collect(toMap(Source::eventId, source -> {
            IntegrationView integration = requireNonNull(known.get(source.integrationId()));
            return new RunSubject(integration.id(), integration.name(), integration.provider(), source.eventType());
        }));
    }

    private record Source(UUID eventId, UUID integrationId, String eventType) {}

    private RunInput input(ResultSet row, int number) throws SQLException {
        IntegrationView integration = integrations.get(row.getObject("integration_id", UUID.class));
        boolean erasure = catalogue.webhook(integration.provider()).asksForErasure(row.getString("event_type"));
        boolean erased = row.getTimestamp("erased_at") != null;
        if (erased && !erasure) {
            throw new SubjectErased();
        }
        String payload = erased ? "{}" : row.getString("payload");
        if (payload == null) {
            throw new RunInputUnreadable(row.getString("payload_problem") + " Correct it and retry.");
        }
        return new RunInput(
                integration.id(),
                integration.name(),
                integration.provider(),
                catalogue
                        .inForce(integration.provider(), integration.settings())
                        .values(),
                row.getObject("id", UUID.class),
                row.getString("event_type"),
                row.getString("external_id"),
                row.getTimestamp("received_at").toInstant(),
                json.readValue(row.getString("headers"), TEXTS),
                erasure,
                UntrustedJson.members(payload));
    }
}
