package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.Ticket;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketNotFound;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketRowMapper;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.TicketType;
import io.signalbox.controlplane.tickets.TicketView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds tickets: two statements for a page, whatever its length. */
@Service
public class TicketSearch {

    private static final String DETAIL = """
            SELECT ticket.*, parent.id AS parent_id, parent.title AS parent_title, survivor.id AS survivor_id, survivor.title AS survivor_title,
                (SELECT count(*) FROM ticket_comment c WHERE c.ticket_id = ticket.id AND NOT c.deleted) AS comments
            FROM (SELECT %s FROM ticket WHERE id = ?) AS ticket LEFT JOIN ticket parent
                ON parent.integration_id = ticket.integration_id AND parent.external_id = ticket.parent_external_id
                LEFT JOIN ticket survivor
                ON survivor.integration_id = ticket.integration_id AND survivor.external_id = ticket.merged_into
            """.formatted(TicketRowMapper.COLUMNS);

    private static final String STORED =
            "SELECT external_id, id, title FROM ticket WHERE integration_id = ? AND external_id = ?";

    private final JdbcClient jdbc;
    private final TicketRowMapper rows;
    private final Identities identities;
    private final ExternalIds externalIds;

    TicketSearch(JdbcClient jdbc, TicketRowMapper rows, Identities identities, ExternalIds externalIds) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.identities = identities;
        this.externalIds = externalIds;
    }

    /** A page of tickets, most recently changed first. */
    @Transactional(readOnly = true)
    public Page<TicketSummary> find(TicketFilter filter, @Nullable Cursor after, int limit) {
        var query = new TicketListQuery(filter, after, limit + 1);
        List<Row> found = jdbc.sql(query.sql())
                .params(query.parameters())
                .query((row, number) -> new Row(summary(row), row.getObject("assignee_id", UUID.class)))
                .list();
        Map<UUID, String> names = identities.names(
                found.stream().map(Row::assigneeId).filter(Objects::nonNull).toList());
        return Page.of(found, limit, row -> new Cursor(row.ticket.updatedAt(), row.ticket.id()))
                .map(row -> row.named(names));
    }

    /** @throws TicketNotFound when this organization has no such ticket */
    @Transactional(readOnly = true)
    public TicketView get(UUID id) {
        Detail detail = jdbc.sql(DETAIL)
                .param(id)
                .query((row, number) -> detail(row))
                .optional()
                .orElseThrow(() -> new TicketNotFound(id));
        Ticket ticket = detail.ticket;
        TicketFields fields = ticket.fields();
        Map<UUID, String> names = identities.names(Stream.of(fields.assigneeId(), fields.reporterId())
                .filter(Objects::nonNull)
                .toList());
        return new TicketView(
                ticket.id(),
                ticket.ticketKey(),
                fields,
                PersonView.of(fields.assigneeId(), names),
                PersonView.of(fields.reporterId(), names),
                known(ticket.ticketKey(), detail.parent),
                ticket.mergedInto() == null ? null : known(ticket.ticketKey(), detail.survivor),
                ticket.versions().latest(),
                ticket.shownProvenance(),
                detail.comments,
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.deletedAt(),
                ticket.erasedAt());
    }

    /** A ticket that was named before its ids were known is found by the one it is stored under. */
    private TicketView.@Nullable Reference known(TicketKey child, TicketView.@Nullable Reference named) {
        if (named == null || named.id() != null) {
            return named;
        }
        String canonical = externalIds.canonical(child.integrationId(), named.externalId());
        return jdbc.sql(STORED)
                .params(child.integrationId(), canonical)
                .query(TicketView.Reference.class)
                .optional()
                .orElse(named);
    }

    private static TicketSummary summary(ResultSet row) throws SQLException {
        return new TicketSummary(
                TicketRowMapper.uuid(row, "id"),
                new TicketKey(TicketRowMapper.uuid(row, "integration_id"), row.getString("external_id")),
                row.getString("key"),
                row.getString("title"),
                TicketStatus.of(row.getString("status")),
                row.getString("raw_status"),
                TicketPriority.of(row.getString("priority")),
                row.getString("raw_priority"),
                TicketType.of(row.getString("type")),
                TicketRowMapper.labels(row),
                null,
                row.getObject("due_date", LocalDate.class),
                TicketRowMapper.time(row, "source_updated_at"),
                row.getTimestamp("updated_at").toInstant());
    }

    private Detail detail(ResultSet row) throws SQLException {
        return new Detail(
                rows.read(row),
                reference(row, "parent_external_id", "parent"),
                reference(row, "merged_into", "survivor"),
                row.getLong("comments"));
    }

    private static TicketView.@Nullable Reference reference(ResultSet row, String column, String other)
            throws SQLException {
        String externalId = row.getString(column);
        return externalId == null
                ? null
                : new TicketView.Reference(
                        externalId, row.getObject(other + "_id", UUID.class), row.getString(other + "_title"));
    }

    private record Detail(
            Ticket ticket,
            TicketView.@Nullable Reference parent,
            TicketView.@Nullable Reference survivor,
            long comments) {}

    private record Row(TicketSummary ticket, @Nullable UUID assigneeId) {

        TicketSummary named(Map<UUID, String> names) {
            return ticket.assignedTo(PersonView.of(assigneeId, names));
        }
    }
}
