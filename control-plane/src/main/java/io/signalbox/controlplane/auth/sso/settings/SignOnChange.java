package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.Role;
import org.jspecify.annotations.Nullable;

/**
 * How single sign-on is to be.
 *
 * @param issuer exactly as the provider writes it
 * @param clientSecret null to keep the stored one
 * @param defaultRole of who comes for the first time
 */
public record SignOnChange(
        String issuer, String clientId, @Nullable String clientSecret, Role defaultRole, boolean enabled) {

    @Override
    public String toString() {
        return "SignOnChange[" + issuer + "]";
    }
}
