package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.identities.Identities;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.tickets.search.TicketHistory;
import io.signalbox.controlplane.tickets.search.TicketSearch;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Tickets of one integration. */
@ControlPlaneTest
public abstract class TicketScene {

    @Autowired
    protected Tickets tickets;

    @Autowired
    protected TicketSearch search;

    @Autowired
    protected TicketHistory history;

    @Autowired
    protected Identities identities;

    @Autowired
    protected TenantFixture fixture;

    protected TenantFixture.TenantOrganization tenant;
    protected TicketKey key;

    @BeforeEach
    protected void prepare() {
        tenant = fixture.tenant();
        key = new TicketKey(tenant.integration("jira"), "10001");
    }

    protected TicketChangeResult upsert(TicketChange change) {
        return tenant.call(() -> tickets.upsert(change));
    }

    TicketView get(UUID id) {
        return tenant.call(() -> search.get(id));
    }
}
