package io.signalbox.controlplane.tickets.erasure;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.TicketField;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.Tickets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes the personal data of a record out of its ticket, for good: an erased ticket is a tombstone that no change brings back. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TicketErasure {

    /** What an erased ticket is called. */
    private static final String TITLE = "Personal data erased";

    /** Also what was merged into it, and into that: it was the same person. */
    private static final String SUBJECTS = """
        WITH RECURSIVE subject (external_id) AS (
            SELECT CAST(:id AS text)
            UNION
            SELECT ticket.external_id FROM ticket JOIN subject ON ticket.merged_into = subject.external_id
            WHERE ticket.integration_id = :integration
        )
        SELECT external_id FROM subject\
        """;

    private static final String ERASE = """
        INSERT INTO ticket (id, organization_id, integration_id, external_id, source_version, versions, title, status, priority, type,
            deleted_at, erased_at, created_at, updated_at)
        VALUES (:ticket, :organization, :integration, :id, 0, '{"basis": "nothing", "deletion": 0}', :title, 'cancelled', 'normal', 'other',
            :at, :at, :at, :at)
        ON CONFLICT (integration_id, external_id) DO UPDATE SET
            title = excluded.title, description = NULL, url = NULL, key = NULL, raw_status = NULL, raw_priority = NULL, raw_type = NULL,
            labels = '{}', assignee_id = NULL, reporter_id = NULL, parent_external_id = NULL, due_date = NULL, source_created_at = NULL,
            source_updated_at = NULL, custom_fields = '{}', provenance = '{}',
            versions = jsonb_build_object('basis', 'nothing', 'deletion', ticket.source_version,
                'merge', coalesce(ticket.versions -> 'merge', '[0, 0, 0]')),
            deleted_at = coalesce(ticket.deleted_at, excluded.deleted_at),
            erased_at = coalesce(ticket.erased_at, excluded.erased_at), updated_at = excluded.updated_at
        RETURNING id\
        """;

    /** Names under which contacts carry addresses; other properties may hold a colleague's. */
    private static final Set<String> ADDRESS_FIELDS = Set.of("email", "work_email", "hs_additional_emails");

    private static final String ADDRESSES = """
        SELECT title FROM ticket WHERE integration_id = :integration AND external_id IN (:subjects) AND type = 'contact'
        UNION
        SELECT field.value FROM ticket, jsonb_each_text(custom_fields) AS field
        WHERE integration_id = :integration AND external_id IN (:subjects) AND type = 'contact' AND field.key IN (:fields)
        UNION
        SELECT said.value FROM ticket_activity activity JOIN ticket ON ticket.id = activity.ticket_id,
            unnest(ARRAY[from_value, to_value]) AS said (value)
        WHERE ticket.integration_id = :integration AND ticket.external_id IN (:subjects) AND ticket.type = 'contact'
          AND (field = 'title' OR field IN (:activity_fields)) AND said.value IS NOT NULL\
        """;

    private final JdbcClient jdbc;
    private final LiveChanges live;
    private final Ids ids;

    TicketErasure(JdbcClient jdbc, LiveChanges live, Ids ids) {
        this.jdbc = jdbc;
        this.live = live;
        this.ids = ids;
    }

    /** External ids of the record and of all that were merged into it, the record first. */
    public List<String> subjects(TicketKey key) {
        return jdbc.sql(SUBJECTS)
                .param("id", key.externalId())
                .param("integration", key.integrationId())
                .query(String.class)
                .list();
    }

    /** The e-mail addresses, in lower case, that contacts among these records have or had. */
    public Set<String> addresses(UUID integrationId, Collection<String> externalIds) {
        Set<String> addresses = new TreeSet<>();
        jdbc
                .sql(ADDRESSES)
                .param("integration", integrationId)
                .param("subjects", externalIds)
                .param("fields", ADDRESS_FIELDS)
                .param(
                        "activity_fields",
                        ADDRESS_FIELDS.stream()
                                .map(field -> TicketField.CUSTOM_FIELDS.code() + "." + field)
                                .toList())
                .query(String.class)
                .list()
                .stream()
                .flatMap(text -> Stream.of(text.split("[;,\\s]+")))
                .filter(text -> text.matches("[^@]+@[^@]+"))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .forEach(addresses::add);
        return addresses;
    }

    /**
     * Erases the ticket of a record, its comments and what its activities say. A record that has no ticket gets an erased one.
     *
     * @return id of the ticket
     */
    public UUID erase(TicketKey key, Instant at) {
        UUID ticketId = jdbc.sql(ERASE)
                .param("ticket", ids.next())
                .param("organization", Tenant.current())
                .param("integration", key.integrationId())
                .param("id", key.externalId())
                .param("title", TITLE)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .single();
        jdbc.sql("""
            UPDATE ticket_comment SET body = NULL, url = NULL, author_id = NULL, deleted = true,
                versions = jsonb_build_object('basis', 'nothing', 'deletion', source_version)
            WHERE ticket_id = ?
            """).param(ticketId).update();
        jdbc.sql("UPDATE ticket_activity SET from_value = NULL, to_value = NULL, actor_id = NULL WHERE ticket_id = ?")
                .param(ticketId)
                .update();
        live.changed(Tickets.TOPIC, ticketId);
        return ticketId;
    }
}
