package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunInput;
import io.signalbox.controlplane.runs.RunInputUnreadable;
import io.signalbox.controlplane.runs.RunInputs;
import io.signalbox.controlplane.runs.RunSubject;
import io.signalbox.controlplane.runs.SubjectErased;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    public String subjectType() {
        return EventSubjects.TYPE;
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
                        """)
                .param(eventId)
                .query(Row.as(this::input))
                .optional()
                .orElseThrow(() -> new EventNotFound(eventId));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RunSubject> subjects(Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Map.of();
        }
        List<Source> sources = jdbc.sql(
                        "SELECT id, integration_id, event_type, external_id, ticket_key FROM raw_event WHERE id IN (:ids)")
                .param("ids", eventIds)
                .query(Row.as(row -> new Source(
                        row.uuid("id"),
                        row.uuid("integration_id"),
                        row.text("event_type"),
                        row.text("external_id"),
                        row.textOrNull("ticket_key"))))
                .list();
        Map<UUID, IntegrationView> known =
                integrations.findAll(sources.stream().map(Source::integrationId).collect(toSet()));
        return sources.stream().collect(toMap(Source::eventId, source -> {
            IntegrationView integration = requireNonNull(known.get(source.integrationId()));
            return new RunSubject(
                    integration.id(),
                    integration.name(),
                    integration.provider(),
                    source.eventType(),
                    source.externalId(),
                    source.ticketKey());
        }));
    }

    private record Source(
            UUID eventId,
            UUID integrationId,
            String eventType,
            String externalId,
            @Nullable String ticketKey) {}

    private RunInput input(Row row) {
        IntegrationView integration = integrations.get(row.uuid("integration_id"));
        boolean erasure = catalogue.webhook(integration.provider()).asksForErasure(row.text("event_type"));
        boolean erased = row.instantOrNull("erased_at") != null;
        if (erased && !erasure) {
            throw new SubjectErased();
        }
        String payload = erased ? "{}" : row.textOrNull("payload");
        if (payload == null) {
            throw new RunInputUnreadable(row.text("payload_problem") + " Correct it and retry.");
        }
        return new RunInput(
                integration.id(),
                integration.name(),
                integration.provider(),
                catalogue
                        .inForce(integration.provider(), integration.settings())
                        .values(),
                row.uuid("id"),
                row.text("event_type"),
                row.text("external_id"),
                row.instant("received_at"),
                row.value("headers", headers -> json.readValue(headers, TEXTS)),
                erasure,
                UntrustedJson.members(payload));
    }
}
