package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the content of events away. What proves that they came stays: ids, times, the receipt and a digest of the bytes. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EventErasure {

    /** What stands in place of words that may have held personal data. */
    static final String NOTE = "Its personal data was erased because the source asked for it.";

    private final JdbcClient jdbc;

    EventErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Erases the events of these records and their dead letters, and remembers the records: what arrives later about them is stored without
     * its content. Dead letters that were open are discarded.
     *
     * @return how many events were erased
     */
    public long erase(UUID integrationId, Collection<String> externalIds, Instant at) {
        String[] ids = externalIds.toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO erased_subject (integration_id, external_id, organization_id, erased_at)
                        SELECT ?, external_id, ?, ? FROM unnest(?::text[]) AS external_id ON CONFLICT DO NOTHING
                        """)
                .params(integrationId, Tenant.current(), Timestamp.from(at), ids)
                .update();
        jdbc.sql("""
                        UPDATE dead_letter SET detail = ?, attempts = '[]', corrected_payload = NULL,
                            discard_reason = CASE WHEN state <> 'retried' THEN ? END,
                            resolved_at = coalesce(resolved_at, ?), state = CASE WHEN state = 'open' THEN 'discarded' ELSE state END
                        FROM raw_event e
                        WHERE e.id = dead_letter.event_id AND e.integration_id = ? AND e.external_id = ANY (?)
                        """).params(NOTE, NOTE, Timestamp.from(at), integrationId, ids).update();
        return jdbc.sql("SELECT erase_events_of(?, ?, ?)")
                .params(integrationId, ids, Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    /** What an event is about, as its source calls it. */
    public record Record(UUID integrationId, String externalId) {}

    public Record recordOf(UUID eventId) {
        return jdbc.sql("SELECT integration_id, external_id FROM raw_event WHERE id = ?")
                .param(eventId)
                .query(Row.as(row -> new Record(row.uuid("integration_id"), row.text("external_id"))))
                .single();
    }

    /** The events of these records. */
    public List<UUID> idsOf(UUID integrationId, Collection<String> externalIds) {
        return jdbc.sql("SELECT id FROM raw_event WHERE integration_id = ? AND external_id = ANY (?)")
                .params(integrationId, externalIds.toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    /** Erases those of these new events that are about a record whose personal data was erased before. */
    void eraseLate(Collection<UUID> events, Instant at) {
        jdbc.sql("SELECT erase_late_events(?, ?)")
                .params(events.toArray(UUID[]::new), Timestamp.from(at))
                .query(Long.class)
                .single();
    }
}
