package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.persistence.Row;
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
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds tickets: two statements for a page, whatever its length, and one more when an external id is asked for. */
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
        Page<Found> page = TicketListQuery.of(byStoredId(filter), after)
                .page(jdbc, limit, TicketSearch::found, last -> new Cursor(last.ticket.updatedAt(), last.ticket.id()));
        Map<UUID, String> names = identities.names(page.items().stream()
                .map(Found::assigneeId)
                .filter(Objects::nonNull)
                .toList());
        return page.map(found -> found.named(names));
    }

    /** Any id of a ticket finds it: the present one, a former one, its name. */
    private TicketFilter byStoredId(TicketFilter filter) {
        String asked = filter.externalId();
        return asked == null ? filter : filter.of(externalIds.storedUnder(filter.integrationId(), asked));
    }

    /** @throws TicketNotFound when this organization has no such ticket */
    @Transactional(readOnly = true)
    public TicketView get(UUID id) {
        Detail detail = jdbc.sql(DETAIL)
                .param(id)
                .query(Row.as(this::detail))
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
                .query(Row.as(
                        row -> new TicketView.Reference(row.text("external_id"), row.uuid("id"), row.text("title"))))
                .optional()
                .orElse(named);
    }

    private static Found found(Row row) {
        return new Found(summary(row), row.uuidOrNull("assignee_id"));
    }

    private static TicketSummary summary(Row row) {
        return new TicketSummary(
                row.uuid("id"),
                new TicketKey(row.uuid("integration_id"), row.text("external_id")),
                row.textOrNull("key"),
                row.text("title"),
                row.value("status", TicketStatus::of),
                row.textOrNull("raw_status"),
                row.value("priority", TicketPriority::of),
                row.textOrNull("raw_priority"),
                row.value("type", TicketType::of),
                row.texts("labels"),
                null,
                row.dateOrNull("due_date"),
                row.instantOrNull("source_updated_at"),
                row.instant("updated_at"));
    }

    private Detail detail(Row row) {
        return new Detail(
                rows.read(row),
                reference(row, "parent_external_id", "parent"),
                reference(row, "merged_into", "survivor"),
                row.number("comments"));
    }

    private static TicketView.@Nullable Reference reference(Row row, String column, String other) {
        String externalId = row.textOrNull(column);
        return externalId == null
                ? null
                : new TicketView.Reference(externalId, row.uuidOrNull(other + "_id"), row.textOrNull(other + "_title"));
    }

    private record Detail(
            Ticket ticket,
            TicketView.@Nullable Reference parent,
            TicketView.@Nullable Reference survivor,
            long comments) {}

    private record Found(TicketSummary ticket, @Nullable UUID assigneeId) {

        TicketSummary named(Map<UUID, String> names) {
            return ticket.assignedTo(PersonView.of(assigneeId, names));
        }
    }
}
