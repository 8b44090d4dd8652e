package io.signalbox.controlplane.integrations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An active secret without its value.
 *
 * @param expiresAt when a rotated one stops working; null for the current one
 */
public record SecretView(
        String keyId,
        String lastFour,
        Instant createdAt,
        @Nullable Instant expiresAt) {}
