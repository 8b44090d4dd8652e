package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.persistence.ColumnArrays;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.tickets.versions.Merge;
import io.signalbox.controlplane.tickets.versions.VersionsJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Rows of tickets on the hot path: one statement for any number of them, always in the order of their keys. */
@Repository
class TicketRepository {

    static final String LOCK = "SELECT " + TicketRowMapper.COLUMNS + """
            FROM unnest(?, ?) WITH ORDINALITY AS asked (integration, ticket, place)
            JOIN ticket ON integration_id = asked.integration AND external_id = asked.ticket
            WHERE""" + " " + ColumnArrays.BY_KEY
            + " ORDER BY place FOR UPDATE OF ticket";

    private static final String GIVEN = """
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY AS given (
                id, integration_id, external_id, created_at,
                title, description, url, raw_status, status, raw_priority, priority, raw_type, type, key, labels,
                assignee_id, reporter_id, parent_external_id, due_date, source_created_at, source_updated_at,
                custom_fields, provenance, source_version, versions, merged_into, deleted_at, updated_at, place)
            """;

    private static final String INSERT =
            """
            INSERT INTO ticket (
                organization_id, id, integration_id, external_id, created_at,
                title, description, url, raw_status, status, raw_priority, priority, raw_type, type, key, labels,
                assignee_id, reporter_id, parent_external_id, due_date, source_created_at, source_updated_at,
                custom_fields, provenance, source_version, versions, merged_into, deleted_at, updated_at)
            SELECT ?, id, integration_id, external_id, created_at,
                title, description, url, raw_status, status, raw_priority, priority, raw_type, type, key, labels::text[],
                assignee_id, reporter_id, parent_external_id, due_date, source_created_at, source_updated_at,
                custom_fields::jsonb, provenance::jsonb, source_version, versions::jsonb, merged_into, deleted_at, updated_at
            """ + GIVEN + "ORDER BY place ON CONFLICT (integration_id, external_id) DO NOTHING";

    static final String UPDATE = """
            UPDATE ticket SET
                title = given.title, description = given.description, url = given.url, raw_status = given.raw_status,
                status = given.status, raw_priority = given.raw_priority, priority = given.priority, raw_type = given.raw_type,
                type = given.type, key = given.key, labels = given.labels::text[], assignee_id = given.assignee_id,
                reporter_id = given.reporter_id, parent_external_id = given.parent_external_id, due_date = given.due_date,
                source_created_at = given.source_created_at, source_updated_at = given.source_updated_at,
                custom_fields = given.custom_fields::jsonb, provenance = given.provenance::jsonb,
                source_version = given.source_version, versions = given.versions::jsonb, merged_into = given.merged_into,
                deleted_at = given.deleted_at, updated_at = given.updated_at
            """ + GIVEN + "WHERE ticket.id = given.id AND " + ColumnArrays.BY_KEY;

    private final JdbcTemplate jdbc;
    private final TicketRowMapper rows;

    TicketRepository(JdbcTemplate jdbc, TicketRowMapper rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** To where {@link #undo} leads back. */
    void mark() {
        jdbc.execute("SAVEPOINT tickets");
    }

    /** Takes back all that was done since {@link #mark}, its locks too. */
    void undo() {
        jdbc.execute("ROLLBACK TO SAVEPOINT tickets");
    }

    /** Those of these keys that are there, locked until the transaction ends. */
    Map<TicketKey, Ticket> lock(Collection<TicketKey> keys) {
        Map<TicketKey, Ticket> found = HashMap.newHashMap(keys.size());
        jdbc.query(
                LOCK,
                ColumnArrays.of(keys.stream().sorted().toList())
                        .ids(TicketKey::integrationId)
                        .texts(TicketKey::externalId),
                Row.each(row -> {
                    Ticket ticket = rows.read(row);
                    found.put(ticket.ticketKey(), ticket);
                }));
        return found;
    }

    /** @return false when another transaction made one of them meanwhile; it has committed by now */
    boolean insert(List<Ticket> tickets) {
        return jdbc.update(INSERT, values(ColumnArrays.of(tickets).value(Tenant.current()))) == tickets.size();
    }

    void update(List<Ticket> tickets) {
        jdbc.update(UPDATE, values(ColumnArrays.of(tickets)));
    }

    private ColumnArrays<Ticket> values(ColumnArrays<Ticket> columns) {
        return columns.ids(Ticket::id)
                .ids(ticket -> ticket.ticketKey().integrationId())
                .texts(ticket -> ticket.ticketKey().externalId())
                .times(Ticket::createdAt)
                .texts(ticket -> ticket.fields().title())
                .texts(ticket -> ticket.fields().description())
                .texts(ticket -> ticket.fields().url())
                .texts(ticket -> ticket.fields().rawStatus())
                .texts(ticket -> ticket.fields().status().code())
                .texts(ticket -> ticket.fields().rawPriority())
                .texts(ticket -> ticket.fields().priority().code())
                .texts(ticket -> ticket.fields().rawType())
                .texts(ticket -> ticket.fields().type().code())
                .texts(ticket -> ticket.fields().key())
                .lists(ticket -> ticket.fields().labels())
                .ids(ticket -> ticket.fields().assigneeId())
                .ids(ticket -> ticket.fields().reporterId())
                .texts(ticket -> ticket.fields().parentExternalId())
                .dates(ticket -> ticket.fields().dueDate())
                .times(ticket -> ticket.fields().sourceCreatedAt())
                .times(ticket -> ticket.fields().sourceUpdatedAt())
                .texts(ticket -> rows.json(ticket.fields().customFields().values()))
                .texts(ticket -> rows.provenanceJson(ticket.provenance()))
                .numbers(ticket -> ticket.versions().latest())
                .texts(ticket -> rows.json(VersionsJson.of(ticket.versions(), ticket.merge())))
                .texts(TicketRepository::survivor)
                .times(Ticket::deletedAt)
                .times(Ticket::updatedAt);
    }

    private static @Nullable String survivor(Ticket ticket) {
        Merge merge = ticket.merge();
        return merge == null ? null : merge.survivor();
    }
}
