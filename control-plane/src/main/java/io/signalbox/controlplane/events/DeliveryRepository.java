package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The identities of deliveries, by which a repetition is known for ever. One statement for any number of events. */
@Component
class DeliveryRepository {

    /** Always in this order, so that two transactions with the same events cannot wait for each other. */
    private static final Comparator<NewEvent> LOCK_ORDER = Comparator.comparing(NewEvent::integrationId)
            .thenComparing(event -> event.delivery().deliveryId());

    private static final String CLAIM = """
            INSERT INTO event_delivery (organization_id, integration_id, delivery_id, event_id, run_id)
            SELECT ?, * FROM unnest(?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING event_id
            """;

    private static final String COUNT = """
            WITH given AS (
                SELECT integration_id, delivery_id, count(*) AS times, max(at) AS last
                FROM unnest(?, ?, ?) AS repeated (integration_id, delivery_id, at) GROUP BY 1, 2
            ), locked AS MATERIALIZED (
                SELECT d.integration_id, d.delivery_id, times, last
                FROM event_delivery d JOIN given g ON d.integration_id = g.integration_id AND d.delivery_id = g.delivery_id
                ORDER BY d.integration_id, d.delivery_id FOR UPDATE OF d
            )
            UPDATE event_delivery d SET duplicates = duplicates + times, last_duplicate_at = last FROM locked l
            WHERE d.integration_id = l.integration_id AND d.delivery_id = l.delivery_id
            RETURNING d.integration_id, d.delivery_id, d.event_id, d.run_id
            """;

    private final JdbcTemplate jdbc;

    DeliveryRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An event that was stored before, or stands earlier in the same list. */
    record Known(UUID eventId, UUID runId) {}

    private record Key(UUID integrationId, String deliveryId) {

        static Key of(NewEvent event) {
            return new Key(event.integrationId(), event.delivery().deliveryId());
        }
    }

    private record Counted(Key key, Known known) {

        static Counted of(Row row) {
            return new Counted(
                    new Key(row.uuid("integration_id"), row.text("delivery_id")),
                    new Known(row.uuid("event_id"), row.uuid("run_id")));
        }
    }

    /** The ids of the events nobody sent before. Waits for a delivery of the same event that is just being stored. */
    Set<UUID> claim(List<NewEvent> events) {
        List<NewEvent> sorted = events.stream().sorted(LOCK_ORDER).toList();
        ColumnArrays<NewEvent> rows = ColumnArrays.of(sorted)
                .value(Tenant.current())
                .ids(NewEvent::integrationId)
                .texts(event -> event.delivery().deliveryId())
                .ids(NewEvent::eventId)
                .ids(NewEvent::runId);
        return new HashSet<>(jdbc.query(CLAIM, rows, Row.as(row -> row.uuid("event_id"))));
    }

    /** Counts repetitions and answers, by the id they were given now, what they were when they first came. */
    Map<UUID, Known> countRepeated(List<NewEvent> repeated) {
        if (repeated.isEmpty()) {
            return Map.of();
        }
        ColumnArrays<NewEvent> rows = ColumnArrays.of(repeated)
                .ids(NewEvent::integrationId)
                .texts(event -> event.delivery().deliveryId())
                .times(event -> event.receipt().verifiedAt());
        Map<Key, Known> first = new HashMap<>();
        jdbc.query(COUNT, rows, Row.as(Counted::of)).forEach(counted -> first.put(counted.key, counted.known));
        Map<UUID, Known> known = new HashMap<>();
        repeated.forEach(event -> known.put(event.eventId(), first.get(Key.of(event))));
        return known;
    }
}
