package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.invites.InviteView;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Announces what happens to an organization and its people, to be accounted for and to be acted on. */
@Component
public class MembershipEvents {

    private static final String ROLE = "role";

    private final ApplicationEventPublisher events;

    MembershipEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    public void founded(UUID organizationId, String name, UserView owner) {
        var target = new AuditTarget("organization", organizationId, name);
        events.publishEvent(
                ChangeMade.created("organization.created", target, Map.of("name", name, "owner", owner.email())));
    }

    public void renamed(UUID organizationId, String before, String after) {
        var target = new AuditTarget("organization", organizationId, after);
        events.publishEvent(
                new ChangeMade("organization.renamed", target, Map.of("name", before), Map.of("name", after)));
    }

    void transferred(OrganizationView organization, MemberView from, MemberView to, boolean kept) {
        var target = new AuditTarget("organization", organization.id(), organization.name());
        events.publishEvent(new ChangeMade(
                "organization.ownership_transferred",
                target,
                Map.of("owner", from.email(), "role_of_new_owner", to.role().id()),
                Map.of("owner", to.email(), "former_owner_stays_owner", kept)));
    }

    void joined(MemberView member) {
        events.publishEvent(ChangeMade.created(
                "member.joined",
                target(member),
                Map.of(ROLE, member.role().id(), "via", member.joinedVia().id())));
    }

    void roleChanged(MemberView before, Role after) {
        events.publishEvent(new ChangeMade(
                "member.role_changed",
                target(before),
                Map.of(ROLE, before.role().id()),
                Map.of(ROLE, after.id())));
        events.publishEvent(new RoleChanged(Tenant.current(), before.userId(), after));
    }

    void removed(MemberView member) {
        gone("member.removed", member);
    }

    void left(MemberView member) {
        gone("member.left", member);
    }

    public void invite(String action, InviteView invite) {
        var target = new AuditTarget("invite", invite.id(), invite.email());
        events.publishEvent(ChangeMade.created(
                action,
                target,
                Map.of(
                        ROLE,
                        invite.role().id(),
                        "expires_at",
                        invite.expiresAt().toString())));
    }

    private void gone(String action, MemberView member) {
        events.publishEvent(new ChangeMade(
                action, target(member), Map.of(ROLE, member.role().id()), Map.of()));
        events.publishEvent(new MemberRemoved(Tenant.current(), member.userId()));
    }

    private static AuditTarget target(MemberView member) {
        return new AuditTarget("member", member.userId(), member.email());
    }
}
