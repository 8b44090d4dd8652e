package io.signalbox.controlplane.events;

import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes accepted events, their identities and their runs. On the path of every webhook, so by JDBC. */
@Component
class EventRepository {

    /** Always in this order, so that two batches with the same events cannot wait for each other. */
    private static final Comparator<NewEvent> LOCK_ORDER = Comparator.comparing(NewEvent::integrationId)
            .thenComparing(event -> event.delivery().deliveryId());

    private final JdbcTemplate jdbc;
    private final WebhookEndpoints endpoints;
    private final CanonicalIds canonicalIds;
    private final Runs runs;
    private final EventErasure erasure;
    private final Clock clock;
    private final LiveChanges live;
    private final JsonMapper json;

    EventRepository(
            JdbcTemplate jdbc,
            WebhookEndpoints endpoints,
            CanonicalIds canonicalIds,
            Runs runs,
            EventErasure erasure,
            Clock clock,
            LiveChanges live,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.endpoints = endpoints;
        this.canonicalIds = canonicalIds;
        this.runs = runs;
        this.erasure = erasure;
        this.clock = clock;
        this.live = live;
        this.json = json;
    }

    /** Stores what is new; counts and recognises what is not. In the order given. */
    @Transactional
    public List<AcceptedEvent> accept(List<NewEvent> events) {
        List<NewEvent> sorted = events.stream().sorted(LOCK_ORDER).toList();
        Set<UUID> fresh = claim(sorted);
        Map<UUID, AcceptedEvent> answers = new HashMap<>(known(sorted, fresh));
        List<NewEvent> added = canonicalIds.applied(
                events.stream().filter(event -> fresh.contains(event.eventId())).toList());
        insert(added);
        answers.putAll(enqueue(added));
        // Enqueuing locked what they are about: an erasure is either seen here or sees them
        erasure.eraseLate(added, clock.instant());
        added.forEach(event -> live.changed("events", event.eventId()));
        return events.stream().map(event -> answers.get(event.eventId())).toList();
    }

    /** Lets PostgreSQL read a payload and nothing more. */
    @Transactional
    public void probe(String payload) {
        jdbc.queryForObject("SELECT ?::jsonb IS NOT NULL", Boolean.class, payload);
    }

    /** The ids of the events nobody sent before. Waits for a delivery of the same event that is just being stored. */
    private Set<UUID> claim(List<NewEvent> sorted) {
        return new HashSet<>(jdbc.queryForList(
                """
                INSERT INTO event_delivery (organization_id, integration_id, delivery_id, event_id, run_id)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[])
                ON CONFLICT DO NOTHING RETURNING event_id
                """,
                UUID.class,
                Tenant.current(),
                texts(sorted, NewEvent::integrationId),
                texts(sorted, event -> event.delivery().deliveryId()),
                texts(sorted, NewEvent::eventId),
                texts(sorted, NewEvent::runId)));
    }

    private static String[] texts(List<NewEvent> events, Function<NewEvent, Object> value) {
        return events.stream().map(value).map(Object::toString).toArray(String[]::new);
    }

    private Map<UUID, AcceptedEvent> known(List<NewEvent> sorted, Set<UUID> fresh) {
        Map<UUID, AcceptedEvent> first = new HashMap<>();
        for (NewEvent event : sorted) {
            if (!fresh.contains(event.eventId())) {
                first.put(event.eventId(), countDuplicate(event));
            }
        }
        return withStates(first);
    }

    private AcceptedEvent countDuplicate(NewEvent event) {
        return jdbc.queryForObject(
                """
                UPDATE event_delivery SET duplicates = duplicates + 1, last_duplicate_at = ?
                WHERE integration_id = ? AND delivery_id = ? RETURNING event_id, run_id
                """,
                Row.as(row -> new AcceptedEvent(row.uuid("event_id"), row.uuid("run_id"), RunState.QUEUED, true)),
                Timestamp.from(event.receipt().verifiedAt()),
                event.integrationId(),
                event.delivery().deliveryId());
    }

    /** A batch can hold an event twice; its run is then only about to be made. */
    private Map<UUID, AcceptedEvent> withStates(Map<UUID, AcceptedEvent> events) {
        if (events.isEmpty()) {
            return events;
        }
        Collection<UUID> runIds =
                events.values().stream().map(AcceptedEvent::runId).toList();
        Map<UUID, RunView> states = runs.findAll(runIds);
        Map<UUID, AcceptedEvent> answers = new HashMap<>();
        events.forEach((id, event) -> {
            RunView run = states.get(event.runId());
            answers.put(
                    id,
                    new AcceptedEvent(event.eventId(), event.runId(), run == null ? event.state() : run.state(), true));
        });
        return answers;
    }

    private void insert(List<NewEvent> events) {
        UUID organization = Tenant.current();
        jdbc.batchUpdate("""
                INSERT INTO raw_event (id, organization_id, integration_id, run_id, delivery_id, event_type, external_id, received_at,
                    occurred_at, content_type, headers, receipt, body, payload, payload_problem)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?)
                """, events, 100, (statement, event) -> fill(statement, organization, event));
    }

    private void fill(PreparedStatement statement, UUID organization, NewEvent event) throws SQLException {
        statement.setObject(1, event.eventId());
        statement.setObject(2, organization);
        statement.setObject(3, event.integrationId());
        statement.setObject(4, event.runId());
        statement.setString(5, event.delivery().deliveryId());
        statement.setString(6, event.delivery().eventType());
        statement.setString(7, event.delivery().externalId());
        statement.setTimestamp(8, Timestamp.from(event.receipt().verifiedAt()));
        setTime(statement, 9, event.delivery().occurredAt());
        statement.setString(10, event.contentType());
        statement.setString(11, json.writeValueAsString(event.headers()));
        statement.setString(12, json.writeValueAsString(event.receipt()));
        statement.setBytes(13, event.body());
        statement.setString(14, event.payloadText());
        statement.setString(15, event.payloadProblem());
    }

    private static void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setTimestamp(index, Timestamp.from(time));
        }
    }

    private Map<UUID, AcceptedEvent> enqueue(List<NewEvent> events) {
        Map<UUID, AcceptedEvent> answers = new HashMap<>();
        List<NewRun> newRuns = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            InitialRunState admission =
                    event.admission(endpoints.mustHold(event.integrationId(), event.integrationState()));
            newRuns.add(new NewRun(
                    event.runId(),
                    event.eventId(),
                    event.integrationId(),
                    event.delivery().externalId(),
                    admission));
            answers.put(event.eventId(), new AcceptedEvent(event.eventId(), event.runId(), stateOf(admission), false));
        }
        if (!newRuns.isEmpty()) {
            runs.enqueue(newRuns);
        }
        return answers;
    }

    private static RunState stateOf(InitialRunState admission) {
        return switch (admission) {
            case InitialRunState.Queued queued -> RunState.QUEUED;
            case InitialRunState.Held held -> RunState.HELD;
            case InitialRunState.Refused refused -> RunState.DEAD_LETTERED;
        };
    }
}
