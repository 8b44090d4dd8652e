package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.organizations.Role;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Somebody new who belongs to one organization. */
public abstract class MemberScene extends PeopleScene {

    private final Role role;

    protected UUID organization;
    protected PeopleFixture.Person person;

    protected MemberScene(Role role) {
        this.role = role;
    }

    @BeforeEach
    void join() {
        organization = tenants.tenant().id();
        person = people.member(organization, role);
    }
}
