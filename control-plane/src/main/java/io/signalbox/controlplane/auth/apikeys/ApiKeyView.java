package io.signalbox.controlplane.auth.apikeys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as people see it: everything but the key.
 *
 * @param prefix how it begins
 * @param createdBy name of the person who made it
 * @param previousExpiresAt until when the key before the last rotation works; null when it does not any more
 */
public record ApiKeyView(
        UUID id,
        String name,
        ApiKeyState state,
        String prefix,
        String lastFour,
        List<String> scopes,
        List<String> allowedAddresses,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastUsedAddress,
        @Nullable Instant rotatedAt,
        @Nullable Instant previousExpiresAt,
        @Nullable Instant revokedAt) {}
