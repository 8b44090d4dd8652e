package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.invites.Invites;
import io.signalbox.controlplane.platform.paging.Cursor;
import io.signalbox.controlplane.platform.paging.Page;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.MemberFixture;
import io.signalbox.controlplane.testing.MemberFixture.Someone;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** An organization with people of every role. */
@ControlPlaneTest
@RecordApplicationEvents
abstract class MemberScene {

    @Autowired
    Members members;

    @Autowired
    MemberList list;

    @Autowired
    Ownership ownership;

    @Autowired
    Invites invites;

    @Autowired
    TenantFixture tenants;

    @Autowired
    MemberFixture people;

    @Autowired
    ApplicationEvents events;

    TenantOrganization tenant;
    Someone owner;

    @BeforeEach
    void found() {
        tenant = tenants.tenant();
        owner = people.member(tenant, "owner");
    }

    <T> T in(java.util.function.Supplier<T> work) {
        return tenant.call(work);
    }

    void remove(Someone actor, Someone member) {
        Tenant.run(tenant.id(), () -> members.remove(actor.id(), member.id()));
    }

    MemberView transfer(Someone heir, boolean keep) {
        return Tenant.call(tenant.id(), () -> ownership.transfer(owner.id(), heir.id(), Console.PASSWORD, keep));
    }

    Page<MemberView> find(@Nullable String words, @Nullable Role role, @Nullable Cursor after, int limit) {
        return in(() -> list.find(words, role, after, limit));
    }
}
