package io.signalbox.controlplane.auth.apikeys;

import java.util.Locale;

/** Whether an API key opens anything. */
public enum ApiKeyState {
    ACTIVE,
    EXPIRED,
    REVOKED;

    /** As in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ApiKeyState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
