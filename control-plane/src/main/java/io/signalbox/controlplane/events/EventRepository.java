package io.signalbox.controlplane.events;

import static java.util.Objects.requireNonNull;

import io.signalbox.controlplane.events.DeliveryRepository.Known;
import io.signalbox.controlplane.integrations.IntegrationState;
import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes accepted events, their identities and their runs: as many statements for many events as for one. */
@Component
class EventRepository {

    /**
     * The payload is mostly the body, which is then sent only once. Answers the events that are about a record whose personal data was erased
     * before, with a look into the index for each.
     */
    private static final String INSERT = """
            WITH stored AS (
            INSERT INTO raw_event (organization_id, id, integration_id, run_id, delivery_id, event_type, external_id, received_at, occurred_at,
                content_type, headers, receipt, body, payload, payload_problem, ticket_key)
            SELECT ?, id, integration_id, run_id, delivery_id, event_type, external_id, received_at, occurred_at,
                content_type, headers::jsonb, receipt::jsonb, body,
                CASE WHEN problem IS NULL THEN coalesce(payload, convert_from(body, 'UTF8'))::jsonb END, problem, ticket_key
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS event (id, integration_id, run_id, delivery_id, event_type, external_id,
                received_at, occurred_at, content_type, headers, receipt, body, payload, problem, ticket_key)
            RETURNING id, integration_id, external_id)
            SELECT stored.id FROM stored CROSS JOIN LATERAL (
                SELECT FROM erased_subject s WHERE s.integration_id = stored.integration_id AND s.external_id = stored.external_id LIMIT 1) AS erased
            """;

    private final JdbcTemplate jdbc;
    private final DeliveryRepository deliveries;
    private final WebhookEndpoints endpoints;
    private final CanonicalIds canonicalIds;
    private final Runs runs;
    private final EventErasure erasure;
    private final Clock clock;
    private final LiveChanges live;
    private final JsonMapper json;

    EventRepository(
            JdbcTemplate jdbc,
            DeliveryRepository deliveries,
            WebhookEndpoints endpoints,
            CanonicalIds canonicalIds,
            Runs runs,
            EventErasure erasure,
            Clock clock,
            LiveChanges live,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.canonicalIds = canonicalIds;
        this.runs = runs;
        this.erasure = erasure;
        this.clock = clock;
        this.live = live;
        this.json = json;
    }

    /**
     * Stores what is new; counts and recognises what is not. In the order given, where an event may stand more than once.
     *
     * @throws EndpointChanged when an integration is not what one of the events was verified against
     */
    @Transactional
    public List<AcceptedEvent> accept(List<NewEvent> events) {
        requireUnchanged(events);
        Set<UUID> fresh = deliveries.claim(events);
        Map<UUID, Known> known = deliveries.countRepeated(events.stream()
                .filter(event -> !fresh.contains(event.eventId()))
                .toList());
        List<NewEvent> added = canonicalIds.applied(
                events.stream().filter(event -> fresh.contains(event.eventId())).toList());
        Map<UUID, AcceptedEvent> answers = new HashMap<>();
        if (!added.isEmpty()) {
            answers.putAll(add(added));
        }
        answers.putAll(repeated(known, answers));
        return events.stream().map(event -> answers.get(event.eventId())).toList();
    }

    /** Lets PostgreSQL read a payload and nothing more. */
    @Transactional
    public void probe(String payload) {
        jdbc.queryForObject("SELECT ?::jsonb IS NOT NULL", Boolean.class, payload);
    }

    /** Here, in the transaction that stores them, so that a pause and a revoked secret hold from the moment they are committed. */
    private void requireUnchanged(List<NewEvent> events) {
        List<NewEvent> verified =
                events.stream().filter(event -> event.endpointVersion() != null).toList();
        if (verified.isEmpty()) {
            return;
        }
        Map<UUID, String> versions = endpoints.versions(
                verified.stream().map(NewEvent::integrationId).collect(Collectors.toSet()));
        if (verified.stream()
                .anyMatch(event -> !Objects.equals(event.endpointVersion(), versions.get(event.integrationId())))) {
            throw new EndpointChanged();
        }
    }

    private Map<UUID, AcceptedEvent> add(List<NewEvent> events) {
        Map<UUID, AcceptedEvent> answers = enqueue(events);
        live.changed("events", events.stream().map(NewEvent::eventId).toList());
        return answers;
    }

    /** What they are about is locked: an erasure is either seen here or sees them. */
    private void insert(List<NewEvent> events) {
        List<UUID> late = jdbc.query(
                INSERT,
                ColumnArrays.of(events)
                        .value(Tenant.current())
                        .ids(NewEvent::eventId)
                        .ids(NewEvent::integrationId)
                        .ids(NewEvent::runId)
                        .texts(event -> event.delivery().deliveryId())
                        .texts(event -> event.delivery().eventType())
                        .texts(event -> event.delivery().externalId())
                        .times(event -> event.receipt().verifiedAt())
                        .times(event -> event.delivery().occurredAt())
                        .texts(NewEvent::contentType)
                        .texts(event -> json.writeValueAsString(event.headers()))
                        .texts(event -> json.writeValueAsString(event.receipt()))
                        .bytes(NewEvent::body)
                        .texts(NewEvent::payloadBesideBody)
                        .texts(NewEvent::payloadProblem)
                        .texts(event -> event.delivery().ticketKey()),
                Row.as(row -> row.uuid("id")));
        if (!late.isEmpty()) {
            erasure.eraseLate(late, clock.instant());
        }
    }

    private Map<UUID, AcceptedEvent> enqueue(List<NewEvent> events) {
        Set<UUID> held = held(events);
        Map<UUID, AcceptedEvent> answers = new HashMap<>();
        List<NewRun> newRuns = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            InitialRunState admission = event.admission(held.contains(event.integrationId()));
            newRuns.add(EventSubjects.run(event, admission));
            answers.put(event.eventId(), new AcceptedEvent(event.eventId(), event.runId(), stateOf(admission), false));
        }
        runs.enqueue(newRuns, () -> insert(events));
        return answers;
    }

    /** The integrations whose events are held. Sorted, because holding takes a lock of each; seen paused by one delivery counts for all. */
    private Set<UUID> held(List<NewEvent> events) {
        var seen = new TreeMap<UUID, IntegrationState>();
        for (NewEvent event : events) {
            seen.merge(
                    event.integrationId(),
                    event.integrationState(),
                    (one, other) -> one == IntegrationState.PAUSED ? one : other);
        }
        return seen.entrySet().stream()
                .filter(integration -> endpoints.mustHold(integration.getKey(), integration.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static RunState stateOf(InitialRunState admission) {
        return switch (admission) {
            case InitialRunState.Queued queued -> RunState.QUEUED;
            case InitialRunState.Held held -> RunState.HELD;
            case InitialRunState.Refused refused -> RunState.DEAD_LETTERED;
        };
    }

    /** The run of a repetition within one list is only about to be made: its state is among the answers. */
    private Map<UUID, AcceptedEvent> repeated(Map<UUID, Known> known, Map<UUID, AcceptedEvent> added) {
        Collection<UUID> before = known.values().stream()
                .filter(first -> !added.containsKey(first.eventId()))
                .map(Known::runId)
                .distinct()
                .toList();
        Map<UUID, RunView> states = before.isEmpty() ? Map.of() : runs.findAll(before);
        Map<UUID, AcceptedEvent> answers = new HashMap<>();
        known.forEach((id, first) -> {
            AcceptedEvent fresh = added.get(first.eventId());
            RunState state =
                    fresh == null ? requireNonNull(states.get(first.runId())).state() : fresh.state();
            answers.put(id, new AcceptedEvent(first.eventId(), first.runId(), state, true));
        });
        return answers;
    }
}
