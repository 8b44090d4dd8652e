package io.signalbox.controlplane.organizations.invites;

import java.time.Instant;
import java.util.Locale;

/** What became of an invite. */
public enum InviteState {
    OPEN,
    ACCEPTED,
    REVOKED,
    EXPIRED;

    /** As the contract names it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InviteState of(boolean accepted, boolean revoked, Instant expiresAt, Instant now) {
        if (accepted) {
            return ACCEPTED;
        }
        if (revoked) {
            return REVOKED;
        }
        return expiresAt.isAfter(now) ? OPEN : EXPIRED;
    }

    /** @throws IllegalArgumentException when there is no such state */
    public static InviteState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
