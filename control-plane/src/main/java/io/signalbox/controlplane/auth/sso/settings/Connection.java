package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * The identity provider of one organization.
 *
 * @param id new with every issuer
 * @param sealedSecret opened only to redeem a code
 */
public record Connection(
        UUID id,
        String issuer,
        String clientId,
        byte[] sealedSecret,
        String secretLastFour,
        Role defaultRole,
        boolean enabled,
        Instant updatedAt) {

    /** Where the secret box finds the secret; a ciphertext moved to another connection does not open. */
    public static String placeOf(UUID connectionId) {
        return "sign_on:" + connectionId;
    }
}
