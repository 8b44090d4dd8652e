package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the current organization.
 *
 * @param lastSeenAt null until they first signed in after joining
 */
public record MemberView(
        UUID userId,
        String email,
        String name,
        Role role,
        JoinedVia joinedVia,
        Instant joinedAt,
        @Nullable Instant lastSeenAt) {}
