package io.signalbox.controlplane.tickets.web;

import io.signalbox.contract.publicapi.TicketsApi;
import io.signalbox.contract.publicapi.model.ActivityList;
import io.signalbox.contract.publicapi.model.CommentList;
import io.signalbox.contract.publicapi.model.TicketDetail;
import io.signalbox.contract.publicapi.model.TicketList;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.controlplane.integrations.IntegrationView;
import io.signalbox.controlplane.integrations.Integrations;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.tickets.TicketView;
import io.signalbox.controlplane.tickets.search.TicketFilter;
import io.signalbox.controlplane.tickets.search.TicketHistory;
import io.signalbox.controlplane.tickets.search.TicketSearch;
import io.signalbox.controlplane.tickets.search.TicketSummary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketsController implements TicketsApi {

    private final TicketSearch search;
    private final TicketHistory history;
    private final Integrations integrations;

    TicketsController(TicketSearch search, TicketHistory history, Integrations integrations) {
        this.search = search;
        this.history = history;
        this.integrations = integrations;
    }

    @Override
    public ResponseEntity<TicketList> listTickets(
            @Nullable UUID integrationId,
            @Nullable String externalId,
            @Nullable List<TicketStatus> status,
            @Nullable List<TicketPriority> priority,
            @Nullable UUID assigneeId,
            @Nullable String label,
            Boolean deleted,
            @Nullable String q,
            @Nullable String cursor,
            Integer limit) {
        var filter = new TicketFilter(
                integrationId,
                externalId,
                TicketMapper.statuses(status),
                TicketMapper.priorities(priority),
                assigneeId,
                label,
                deleted,
                q);
        Page<TicketSummary> page = search.find(filter, Cursor.parse(cursor), limit);
        Map<UUID, IntegrationView> sources = integrations.findAll(page.items().stream()
                .map(ticket -> ticket.ticketKey().integrationId())
                .collect(Collectors.toSet()));
        return ResponseEntity.ok(TicketMapper.list(page, sources));
    }

    @Override
    public ResponseEntity<TicketDetail> getTicket(UUID ticketId) {
        TicketView ticket = search.get(ticketId);
        IntegrationView source = integrations.get(ticket.ticketKey().integrationId());
        return ResponseEntity.ok(TicketMapper.detail(ticket, source));
    }

    @Override
    public ResponseEntity<ActivityList> listActivities(UUID ticketId, @Nullable String cursor, Integer limit) {
        return ResponseEntity.ok(TicketMapper.activities(history.activities(ticketId, Cursor.parse(cursor), limit)));
    }

    @Override
    public ResponseEntity<CommentList> listComments(UUID ticketId, @Nullable String cursor, Integer limit) {
        return ResponseEntity.ok(TicketMapper.comments(history.comments(ticketId, Cursor.parse(cursor), limit)));
    }
}
