package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.auth.authorization.NotAllowed;
import io.signalbox.controlplane.auth.passwords.Passwords;
import io.signalbox.controlplane.auth.secondfactor.SecondFactors;
import io.signalbox.controlplane.auth.sessions.BoundSessions;
import io.signalbox.controlplane.organizations.OrganizationCreation;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.organizations.UserView;
import io.signalbox.controlplane.organizations.members.Membership;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** What people are told about themselves. */
@Service
public class CurrentPerson {

    private final Organizations organizations;
    private final OrganizationCreation creation;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final BoundSessions bound;

    CurrentPerson(
            Organizations organizations,
            OrganizationCreation creation,
            Passwords passwords,
            SecondFactors factors,
            BoundSessions bound) {
        this.organizations = organizations;
        this.creation = creation;
        this.passwords = passwords;
        this.factors = factors;
        this.bound = bound;
    }

    /**
     * Who is signed in, and where.
     *
     * @param current the organization this access token is for
     * @param recoveryCodesLeft 0 without a second factor
     */
    public record Profile(
            UserView user,
            UUID sessionId,
            Membership current,
            Set<String> permissions,
            List<Membership> memberships,
            boolean secondFactor,
            int recoveryCodesLeft,
            boolean hasPassword,
            boolean mayFound) {}

    public Profile profile() {
        Principal principal = Principal.current();
        UserView user = organizations.findUser(principal.userId()).orElseThrow(CurrentPerson::gone);
        List<Membership> memberships = bound.reachable(sessionId(), organizations.membershipsOf(user.id()));
        Membership current = memberships.stream()
                .filter(membership -> membership.organizationId().equals(principal.organizationId()))
                .findFirst()
                .orElseThrow(CurrentPerson::gone);
        boolean secondFactor = factors.isOn(user.id());
        return new Profile(
                user,
                sessionId(),
                current,
                principal.permissions(),
                memberships,
                secondFactor,
                secondFactor ? factors.recoveryCodesLeft(user.id()) : 0,
                passwords.has(user.id()),
                creation.mayFound(user.id()));
    }

    /** The session of this request; only people have one. */
    public static UUID sessionId() {
        if (Principal.current().actor() instanceof Actor.Person person) {
            return person.sessionId();
        }
        throw NotAllowed.peopleOnly();
    }

    private static AuthenticationCredentialsNotFoundException gone() {
        return new AuthenticationCredentialsNotFoundException("The user of this token is gone");
    }
}
