package io.signalbox.controlplane.auth.sessions;

import java.time.Duration;
import java.util.UUID;

/**
 * What a sign-in gives.
 *
 * @param refreshToken goes into a cookie that scripts cannot read, and nowhere else
 */
public record IssuedTokens(UUID userId, UUID organizationId, Access access, String refreshToken, Duration refreshLife) {

    @Override
    public String toString() {
        return "IssuedTokens";
    }
}
