package io.signalbox.controlplane.auth.apikeys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as asked for.
 *
 * @param scopes permission ids
 * @param allowedAddresses addresses and networks; empty allows all
 * @param expiresAt null for never
 */
public record ApiKeyDraft(
        String name,
        List<String> scopes,
        List<String> allowedAddresses,
        @Nullable Instant expiresAt) {}
