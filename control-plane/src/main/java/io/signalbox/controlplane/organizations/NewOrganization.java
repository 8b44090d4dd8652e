package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a new organization and its owner's membership, in a transaction that is in its name already. */
@Component
class NewOrganization {

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final MembershipEvents audit;
    private final Clock clock;

    NewOrganization(JdbcClient jdbc, Memberships memberships, MembershipEvents audit, Clock clock) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    OrganizationView create(String name, UserView owner) {
        jdbc.sql("INSERT INTO organization (id, name, created_at) VALUES (?, ?, ?)")
                .params(Tenant.current(), name, Timestamp.from(clock.instant()))
                .update();
        memberships.add(owner.id(), Role.OWNER, JoinedVia.FOUNDING);
        audit.founded(Tenant.current(), name, owner);
        return new OrganizationView(Tenant.current(), name);
    }
}
