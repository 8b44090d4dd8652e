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
import java.util.Objects;
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
            SELECT e.id, e.integration_id, e.event_type, e.external_id, e.received_at, e.headers, e.payload_problem, e.erased_at,
                correction.id AS corrected_by, CASE WHEN correction.id IS NULL THEN e.payload ELSE correction.corrected_payload END AS payload
            FROM raw_event e LEFT JOIN LATERAL (
                SELECT id, corrected_payload FROM dead_letter
                WHERE event_id = e.id AND corrected_payload IS NOT NULL AND %s
                ORDER BY resolved_at DESC, id DESC LIMIT 1) correction ON true
            WHERE e.id = ANY (CAST(:ids AS uuid[]))""";

    private static final String NEWEST = LOAD.formatted("state = 'retried'");
    private static final String AS_GIVEN = LOAD.formatted("id = CAST(:correction AS uuid)");

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
            @Nullable UUID correctedBy,
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
                    row.uuidOrNull("corrected_by"),
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
        return subjects(jdbc.sql(NEWEST)
                .param("ids", SqlArray.of(eventIds))
                .query(Row.as(Stored::of))
                .list());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public LoadedSubject reload(UUID eventId, @Nullable UUID correctedBy) {
        List<Stored> events = jdbc.sql(AS_GIVEN)
                .param("correction", correctedBy)
                .param("ids", SqlArray.of(List.of(eventId)))
                .query(Row.as(Stored::of))
                .list();
        return events.isEmpty() || !Objects.equals(events.getFirst().correctedBy, correctedBy)
                ? new LoadedSubject.Unreadable("It is gone.")
                : requireNonNull(subjects(events).get(eventId));
    }

    private Map<UUID, LoadedSubject> subjects(List<Stored> events) {
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
                event.correctedBy,
                payload.length() + event.headers.length());
    }
}
