package io.signalbox.controlplane.tickets.search;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.ChangeBuilder;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketKey;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.Tickets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets of one organization to be searched and paged through. */
@ControlPlaneTest
abstract class TicketSearchScene {

    @Autowired
    Tickets tickets;

    @Autowired
    TicketSearch search;

    @Autowired
    TicketHistory history;

    @Autowired
    Identities identities;

    @Autowired
    TenantFixture fixture;

    TenantFixture.TenantOrganization tenant;
    UUID jira;
    int number;

    @BeforeEach
    void prepare() {
        tenant = fixture.tenant();
        jira = tenant.integration("jira");
    }

    UUID stored(ChangeBuilder change) {
        TicketChange built = change.build();
        TicketChange own = built.ticket().integrationId().equals(new UUID(0, 1))
                ? change.of(new TicketKey(jira, "n" + ++number)).build()
                : built;
        return tenant.call(() -> tickets.upsert(own)).ticketId();
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
