package io.signalbox.controlplane.tickets;

import java.util.Locale;

/** Normalised status. The source's own word is kept beside it. */
public enum TicketStatus {
    OPEN,
    IN_PROGRESS,
    ON_HOLD,
    DONE,
    CANCELLED;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that code */
    public static TicketStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
