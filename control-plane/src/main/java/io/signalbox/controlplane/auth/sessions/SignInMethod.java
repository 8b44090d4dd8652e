package io.signalbox.controlplane.auth.sessions;

import java.util.Locale;

/** How somebody proved who they are. */
public enum SignInMethod {
    PASSWORD,
    SIGN_ON;

    /** As the contract and the database name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignInMethod of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
