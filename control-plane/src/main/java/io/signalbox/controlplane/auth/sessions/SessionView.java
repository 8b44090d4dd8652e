package io.signalbox.controlplane.auth.sessions;

import java.time.Instant;
import java.util.UUID;

/**
 * A place where somebody is signed in.
 *
 * @param device browser and system, as far as they tell
 */
public record SessionView(
        UUID id,
        UUID organizationId,
        SignInMethod method,
        String device,
        String address,
        Instant signedInAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
