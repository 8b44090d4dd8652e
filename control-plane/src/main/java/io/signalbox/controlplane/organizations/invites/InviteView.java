package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invite, without its token.
 *
 * @param inviter address of who invited
 * @param sendings links made for it, the first included
 * @param acceptedBy null until then
 * @param mailFailedAt when the mail with the newest link was given up; null when it was not
 */
public record InviteView(
        UUID id,
        String email,
        Role role,
        InviteState state,
        String inviter,
        int sendings,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable UUID acceptedBy,
        @Nullable Instant mailFailedAt) {}
