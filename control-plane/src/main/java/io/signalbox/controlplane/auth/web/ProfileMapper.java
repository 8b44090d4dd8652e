package io.signalbox.controlplane.auth.web;

import io.signalbox.contract.publicapi.model.CurrentUser;
import io.signalbox.contract.publicapi.model.Membership;
import io.signalbox.contract.publicapi.model.OrganizationSummary;
import io.signalbox.contract.publicapi.model.PermissionName;
import io.signalbox.contract.publicapi.model.RoleName;
import io.signalbox.controlplane.auth.CurrentPerson;
import io.signalbox.controlplane.organizations.Role;

final class ProfileMapper {

    private ProfileMapper() {}

    static CurrentUser toContract(CurrentPerson.Profile profile) {
        var user = new CurrentUser(
                profile.user().id(),
                profile.user().email(),
                profile.user().name(),
                new OrganizationSummary(
                        profile.current().organizationId(), profile.current().organizationName()),
                role(profile.current().role()),
                profile.permissions().stream()
                        .sorted()
                        .map(PermissionName::fromValue)
                        .toList(),
                profile.memberships().stream().map(ProfileMapper::membership).toList(),
                profile.secondFactor(),
                profile.hasPassword(),
                profile.sessionId(),
                profile.mayFound());
        return profile.secondFactor() ? user.recoveryCodesLeft(profile.recoveryCodesLeft()) : user;
    }

    private static Membership membership(io.signalbox.controlplane.organizations.members.Membership membership) {
        return new Membership(membership.organizationId(), membership.organizationName(), role(membership.role()));
    }

    private static RoleName role(Role role) {
        return RoleName.fromValue(role.id());
    }
}
