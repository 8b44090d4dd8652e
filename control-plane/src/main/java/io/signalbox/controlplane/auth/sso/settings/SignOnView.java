package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single sign-on of the current organization.
 *
 * @param provider null while none is set up
 * @param redirectUri to be registered there
 */
public record SignOnView(@Nullable Provider provider, List<DomainClaim> domains, URI redirectUri) {

    /** The provider, without its secret. */
    public record Provider(
            String issuer,
            String clientId,
            String secretLastFour,
            Role defaultRole,
            boolean enabled,
            Instant updatedAt) {}
}
