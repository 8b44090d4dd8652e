package io.signalbox.controlplane.platform.crypto;

import java.time.Instant;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs tokens with HS256.
 *
 * @param useFrom when it begins to sign
 * @param retireAt when it stops to verify; null while it has no successor
 */
public record SigningKey(
        UUID id, SecretKey key, Instant useFrom, @Nullable Instant retireAt) {

    boolean isRetired(Instant now) {
        return retireAt != null && !now.isBefore(retireAt);
    }
}
