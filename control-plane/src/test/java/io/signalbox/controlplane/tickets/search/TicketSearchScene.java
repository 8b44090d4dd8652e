package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.tickets.ChangeBuilder;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketScene;
import io.signalbox.controlplane.tickets.TicketStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Tickets of one organization to be searched and paged through. */
abstract class TicketSearchScene extends TicketScene {

    UUID jira;
    int number;

    @BeforeEach
    void connect() {
        jira = key.integrationId();
    }

    UUID stored(ChangeBuilder change) {
        TicketChange built = change.build();
        TicketChange own = built.ticket().integrationId().equals(new UUID(0, 1))
                ? change.of(new TicketKey(jira, "n" + ++number)).build()
                : built;
        return upsert(own).ticketId();
    }

    Page<TicketSummary> find(TicketFilter filter, Cursor after, int limit) {
        return tenant.call(() -> search.find(filter, after, limit));
    }

    static TicketFilter all() {
        return filter(null, null, List.of(), List.of(), null, null, false);
    }

    static TicketFilter statuses(TicketStatus... statuses) {
        return filter(null, null, List.of(statuses), List.of(), null, null, false);
    }

    static TicketFilter label(String label) {
        return filter(null, null, List.of(), List.of(), null, label, false);
    }

    static TicketFilter text(String text) {
        return new TicketFilter(null, null, List.of(), List.of(), null, null, false, text);
    }

    static TicketFilter filter(
            UUID integration,
            String externalId,
            List<TicketStatus> statuses,
            List<TicketPriority> priorities,
            UUID assignee,
            String label,
            boolean deleted) {
        return new TicketFilter(integration, externalId, statuses, priorities, assignee, label, deleted, null);
    }
}
