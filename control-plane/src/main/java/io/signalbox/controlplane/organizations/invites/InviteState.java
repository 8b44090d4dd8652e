package io.signalbox.controlplane.organizations.invites;

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

    /** @throws IllegalArgumentException when there is no such state */
    public static InviteState of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
