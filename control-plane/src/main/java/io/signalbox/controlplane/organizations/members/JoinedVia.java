package io.signalbox.controlplane.organizations.members;

import java.util.Locale;

/** How somebody became a member. */
public enum JoinedVia {
    FOUNDING,
    INVITE,
    SIGN_ON;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JoinedVia of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
