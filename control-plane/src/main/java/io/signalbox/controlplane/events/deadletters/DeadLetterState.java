package io.signalbox.controlplane.events.deadletters;

import java.util.Locale;

/** Whether a dead letter still waits for a person. */
public enum DeadLetterState {
    OPEN,
    RETRIED,
    DISCARDED;

    /** As stored and as in the contract. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DeadLetterState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
