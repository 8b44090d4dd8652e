package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Writes a new organization and its owner's membership, in a transaction that is in its name already. */
@Component
class NewOrganization {

    private final OrganizationRepository organizations;
    private final Memberships memberships;
    private final MembershipEvents audit;
    private final Clock clock;

    NewOrganization(
            OrganizationRepository organizations, Memberships memberships, MembershipEvents audit, Clock clock) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    OrganizationView create(String name, UserView owner) {
        Organization organization =
                organizations.saveAndFlush(new Organization(Tenant.current(), name, clock.instant()));
        memberships.add(owner.id(), Role.OWNER, JoinedVia.FOUNDING);
        audit.founded(Tenant.current(), name, owner);
        return organization.view();
    }
}
