package io.signalbox.controlplane.organizations.web;

import io.signalbox.contract.publicapi.model.Invite;
import io.signalbox.contract.publicapi.model.InviteSent;
import io.signalbox.contract.publicapi.model.InviteState;
import io.signalbox.contract.publicapi.model.Member;
import io.signalbox.contract.publicapi.model.Organization;
import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.controlplane.organizations.OrganizationDetails;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.invites.InviteView;
import io.signalbox.controlplane.organizations.members.JoinedVia;
import io.signalbox.controlplane.organizations.members.MemberView;

final class PeopleMapper {

    private PeopleMapper() {}

    static Organization organization(OrganizationDetails view) {
        return new Organization(view.id(), view.name(), view.createdAt(), view.members(), view.owners());
    }

    static Member member(MemberView view, boolean secondFactor) {
        return new Member(view.userId(), view.email(), view.name(), role(view.role()), view.joinedAt(), secondFactor)
                .lastSeenAt(view.lastSeenAt())
                .viaSignOn(view.joinedVia() == JoinedVia.SIGN_ON);
    }

    static Invite invite(InviteView view) {
        return new Invite(
                        view.id(),
                        view.email(),
                        role(view.role()),
                        InviteState.fromValue(view.state().id()),
                        view.inviter(),
                        view.createdAt(),
                        view.expiresAt())
                .acceptedAt(view.acceptedAt())
                .mailFailedAt(view.mailFailedAt());
    }

    static InviteSent sent(io.signalbox.controlplane.organizations.invites.InviteSent view) {
        return new InviteSent(invite(view.invite()), view.mailed()).link(view.link());
    }

    static Role role(RoleName name) {
        return Role.of(name.getValue());
    }

    private static RoleName role(Role role) {
        return RoleName.fromValue(role.id());
    }
}
