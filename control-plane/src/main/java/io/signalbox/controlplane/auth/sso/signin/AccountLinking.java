package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.auth.sso.settings.Connection;
import io.signalbox.controlplane.auth.sso.settings.SignOnDomains;
import io.signalbox.controlplane.organizations.Accounts;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.SignOnAccounts;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.members.Members;
import io.signalbox.controlplane.organizations.members.Membership;
import io.signalbox.controlplane.platform.audit.AuditTarget;
import io.signalbox.controlplane.platform.audit.ChangeMade;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides whose account somebody comes in with whom the provider vouches for. A provider can bring people into its organization, never into
 * the place of an owner: who sets it up could otherwise become one.
 */
@Component
class AccountLinking {

    private final LinkedPeople people;
    private final SignOnDomains domains;
    private final Accounts accounts;
    private final SignOnAccounts newAccounts;
    private final Members members;
    private final Organizations organizations;
    private final ApplicationEventPublisher events;

    AccountLinking(
            LinkedPeople people,
            SignOnDomains domains,
            Accounts accounts,
            SignOnAccounts newAccounts,
            Members members,
            Organizations organizations,
            ApplicationEventPublisher events) {
        this.people = people;
        this.domains = domains;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.members = members;
        this.organizations = organizations;
        this.events = events;
    }

    /**
     * The user to sign in, a member of the current organization from now on.
     *
     * @throws SignOnRefused when nobody comes in with this token
     */
    @Transactional
    UUID admit(Connection connection, IdToken token) {
        if (!domains.isVerified(token.domain())) {
            throw SignOnRefused.person(SignOnProblem.FOREIGN_DOMAIN, "the domain is not proved: " + token.domain());
        }
        return people.find(connection.id(), token.subject()).map(this::known).orElseGet(() -> first(connection, token));
    }

    private UUID known(UUID userId) {
        Role role = roleOf(userId)
                .orElseThrow(() -> SignOnRefused.person(SignOnProblem.NOT_MEMBER, "user " + userId + " is no member"));
        requireNoOwner(role);
        return userId;
    }

    private UUID first(Connection connection, IdToken token) {
        UserView user =
                accounts.findByEmail(token.email()).map(this::member).orElseGet(() -> newMember(connection, token));
        if (!people.link(connection.id(), token.subject(), user.id())) {
            throw SignOnRefused.person(
                    SignOnProblem.OTHER_ACCOUNT, "user " + user.id() + " is somebody else at the provider");
        }
        events.publishEvent(ChangeMade.created(
                "sign_on.linked",
                new AuditTarget("member", user.id(), user.email()),
                Map.of("issuer", connection.issuer(), "subject", token.subject())));
        return user.id();
    }

    /**
     * An account that is no member here is somebody's whom this organization does not know: who signed up under the address first, or had it
     * before. They would come in with their password. An invite makes them a member, if they are meant.
     */
    private UserView member(UserView user) {
        Optional<Role> role = roleOf(user.id());
        if (role.isEmpty()) {
            throw people.departed(user.id())
                    ? SignOnRefused.person(SignOnProblem.NOT_MEMBER, "user " + user.id() + " was a member")
                    : SignOnRefused.person(
                            SignOnProblem.OTHER_ACCOUNT, "user " + user.id() + " belongs to other organizations");
        }
        requireNoOwner(role.get());
        return user;
    }

    private UserView newMember(Connection connection, IdToken token) {
        UserView user = newAccounts
                .add(token.email(), token.name())
                .orElseThrow(() -> SignOnRefused.expired("the same person came twice at once"));
        members.joinBySignOn(user.id(), connection.defaultRole());
        return user;
    }

    private Optional<Role> roleOf(UUID userId) {
        return organizations.membershipsOf(userId).stream()
                .filter(membership -> membership.organizationId().equals(Tenant.current()))
                .map(Membership::role)
                .findFirst();
    }

    private static void requireNoOwner(Role role) {
        if (role == Role.OWNER) {
            throw SignOnRefused.person(SignOnProblem.OWNER, "owners sign in with their password");
        }
    }
}
