package io.signalbox.controlplane.integrations.providers;

import java.util.Locale;

/** Whether events of an integration can reach it, as far as its provider says. */
public enum ConnectionHealth {
    HEALTHY,
    /** Some events may be missing. */
    DEGRADED,
    /** No event comes any more until a person connects it again. */
    DISCONNECTED;

    /** As stored and as in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConnectionHealth of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
