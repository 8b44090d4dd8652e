package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.assignments.EventInput;
import io.signalbox.controlplane.runs.assignments.LoadedSubject;
import io.signalbox.controlplane.runs.assignments.RunSubjects;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gives runs their events. A payload that a person corrected stands in for the one that came. */
@Component
class StoredRunSubjects implements RunSubjects {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String LOAD = """
            SELECT e.id, e.integration_id, e.event_type, e.external_id, e.received_at, e.headers,
                coalesce((SELECT corrected_payload FROM dead_letter
                    WHERE event_id = e.id AND state = 'retried' AND corrected_payload IS NOT NULL
                    ORDER BY resolved_at DESC, id DESC LIMIT 1), e.payload) AS payload,
                e.payload_problem, e.erased_at
            FROM raw_event e WHERE e.id = ANY (CAST(? AS uuid[]))""";

    private final Integrations integrations;
    private final ProviderCatalogue catalogue;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    StoredRunSubjects(Integrations integrations, ProviderCatalogue catalogue, JdbcClient jdbc, JsonMapper json) {
        this.integrations = integrations;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Stored(
            UUID id,
            UUID integrationId,
            String eventType,
            String externalId,
            Instant receivedAt,
            String headers,
            @Nullable String payload,
            @Nullable String problem,
            boolean erased) {

        static Stored of(Row row) {
            return new Stored(
                    row.uuid("id"),
                    row.uuid("integration_id"),
                    row.text("event_type"),
                    row.text("external_id"),
                    row.instant("received_at"),
                    row.text("headers"),
                    row.textOrNull("payload"),
                    row.textOrNull("payload_problem"),
                    row.instantOrNull("erased_at") != null);
        }
    }

    @Override
    public String subjectType() {
        return EventSubjects.TYPE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, LoadedSubject> load(Collection<UUID> eventIds) {
        List<Stored> events = jdbc.sql(LOAD)
                .param(SqlArray.of(eventIds))
                .query(Row.as(Stored::of))
                .list();
        Map<UUID, IntegrationView> known =
                integrations.findAll(events.stream().map(Stored::integrationId).collect(toSet()));
        return events.stream()
                .collect(toMap(Stored::id, event -> subject(event, requireNonNull(known.get(event.integrationId)))));
    }

    private LoadedSubject subject(Stored event, IntegrationView integration) {
        boolean asks = catalogue.webhook(integration.provider()).asksForErasure(event.eventType);
        if (event.erased) {
            return asks ? new LoadedSubject.AsksForErasure() : new LoadedSubject.Erased();
        }
        if (event.payload == null) {
            return new LoadedSubject.Unreadable(event.problem + " Correct it and retry.");
        }
        return asks
                ? new LoadedSubject.AsksForErasure()
                : new LoadedSubject.Event(input(event, event.payload, integration));
    }

    private EventInput input(Stored event, String payload, IntegrationView integration) {
        return new EventInput(
                integration.id(),
                integration.name(),
                integration.provider(),
                catalogue
                        .inForce(integration.provider(), integration.settings())
                        .values(),
                event.id,
                event.eventType,
                event.externalId,
                event.receivedAt,
                json.readValue(event.headers, TEXTS),
                UntrustedJson.members(payload),
                payload.length() + event.headers.length());
    }
}
