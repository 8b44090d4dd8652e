package io.signalbox.controlplane.integrations;

import java.util.Locale;

/** Whether events of an integration are worked on, or held until it is resumed. Both accept. */
public enum IntegrationState {
    ACTIVE,
    PAUSED;

    /** As stored and as in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static IntegrationState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
