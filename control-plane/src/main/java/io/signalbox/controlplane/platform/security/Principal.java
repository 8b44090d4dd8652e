package io.signalbox.controlplane.platform.security;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Who is acting, in which organization.
 *
 * @param permissions ids of what the actor may do there; the matrix of roles lives with the organizations
 */
public record Principal(Actor actor, UUID organizationId, Set<String> permissions) {

    public Principal {
        permissions = Set.copyOf(permissions);
    }

    /** @throws AuthenticationCredentialsNotFoundException when nobody is signed in */
    public static Principal current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof PrincipalAuthentication signedIn) {
            return signedIn.getPrincipal();
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }

    /** Does something in the name of this principal, and of its organization. */
    public <R> R act(Supplier<R> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(new PrincipalAuthentication(this)));
        try {
            return Tenant.call(organizationId, work::get);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public boolean may(String permission) {
        return permissions.contains(permission);
    }

    /** @throws IllegalStateException when a service is acting: its endpoints ask for nobody's user id */
    public UUID userId() {
        if (actor instanceof Actor.Person person) {
            return person.id();
        }
        throw new IllegalStateException("Not a person: " + actor.name());
    }
}
