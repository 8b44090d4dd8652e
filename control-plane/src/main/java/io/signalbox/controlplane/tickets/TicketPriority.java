package io.signalbox.controlplane.tickets;

import java.util.Locale;

/** Normalised priority, most pressing first. */
public enum TicketPriority {
    URGENT,
    HIGH,
    NORMAL,
    LOW;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that code */
    public static TicketPriority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
