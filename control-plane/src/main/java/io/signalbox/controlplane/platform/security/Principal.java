package io.signalbox.controlplane.platform.security;

import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** A person working in one organization. */
public record Principal(UUID userId, UUID organizationId) {

    /** @throws AuthenticationCredentialsNotFoundException when nobody is signed in */
    public static Principal current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof PrincipalAuthentication signedIn) {
            return signedIn.getPrincipal();
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }
}
