package io.signalbox.controlplane.auth.apikeys;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a key opens.
 *
 * @param goodUntil null for ever; for a key that was rotated, the end of its grace
 */
record KnownKey(
        UUID id,
        UUID organizationId,
        String name,
        Set<String> scopes,
        AllowedAddresses addresses,
        @Nullable Instant goodUntil) {

    boolean isGood(Instant now) {
        return goodUntil == null || now.isBefore(goodUntil);
    }
}
