package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.persistence.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the tables of events keep it, without what became of it.
 *
 * @param ticketKey what people call the ticket it is about; null where its payload does not say
 * @param duplicates how often the same delivery came again
 */
public record StoredEvent(
        UUID id,
        UUID integrationId,
        String deliveryId,
        String eventType,
        String externalId,
        @Nullable String ticketKey,
        Instant receivedAt,
        @Nullable Instant occurredAt,
        int sizeBytes,
        UUID runId,
        long duplicates) {

    /** The repetitions are looked up for the rows that are shown: a join would have the planner guess how many those are. */
    static final String COLUMNS = """
            e.id, e.integration_id, e.delivery_id, e.event_type, e.external_id, e.ticket_key, e.received_at, e.occurred_at,
            octet_length(e.body) AS size_bytes, e.run_id, (SELECT d.duplicates FROM event_delivery d
                WHERE d.integration_id = e.integration_id AND d.delivery_id = e.delivery_id) AS duplicates
            """;

    static final String TABLES = "FROM raw_event e ";

    static StoredEvent of(Row row) {
        return new StoredEvent(
                row.uuid("id"),
                row.uuid("integration_id"),
                row.text("delivery_id"),
                row.text("event_type"),
                row.text("external_id"),
                row.textOrNull("ticket_key"),
                row.instant("received_at"),
                row.instantOrNull("occurred_at"),
                row.integer("size_bytes"),
                row.uuid("run_id"),
                row.number("duplicates"));
    }

    Cursor cursor() {
        return new Cursor(receivedAt, id);
    }
}
