package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.search.TicketHistory;
import io.signalbox.controlplane.tickets.search.TicketSearch;
import org.springframework.beans.factory.annotation.Autowired;

/** What a test of tickets changes and reads them with. */
@ControlPlaneTest
abstract class TicketServices {

    @Autowired
    Tickets tickets;

    @Autowired
    TicketSearch search;

    @Autowired
    TicketHistory history;

    @Autowired
    TenantFixture fixture;
}
