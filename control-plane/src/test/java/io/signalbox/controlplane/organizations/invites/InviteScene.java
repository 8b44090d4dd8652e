package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** An organization that invites people. */
@ControlPlaneTest
@RecordApplicationEvents
abstract class InviteScene {

    static final String HASH = "not a real hash";

    @Autowired
    Invites invites;

    @Autowired
    InviteAcceptance acceptance;

    @Autowired
    Members members;

    @Autowired
    InviteSettings settings;

    @Autowired
    TenantFixture tenants;

    @Autowired
    MemberFixture people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    TenantOrganization tenant;
    Someone owner;
    String address;

    @BeforeEach
    void found() {
        tenant = tenants.tenant();
        owner = people.member(tenant, "owner");
        address = "new+" + UUID.randomUUID() + "@example.com";
    }

    InviteSent invite(String email) {
        return in(() -> invites.create(owner.id(), email, Role.OPERATOR));
    }

    void expire(InviteSent sent) {
        in(() -> jdbc.sql("UPDATE invite SET expires_at = now() - interval '1 second' WHERE id = ?")
                .param(sent.invite().id())
                .update());
    }

    <T> T in(Supplier<T> work) {
        return tenant.call(work);
    }

    static String token(InviteSent sent) {
        String link = String.valueOf(sent.link());
        return link.substring(link.indexOf("#token=") + "#token=".length());
    }
}
