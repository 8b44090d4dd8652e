package io.signalbox.controlplane.tickets.activities;

import java.util.Locale;

/** What happened to a ticket. */
public enum ActivityKind {
    CREATED,
    CHANGED,
    DELETED,
    RESTORED,
    COMMENT_ADDED,
    COMMENT_CHANGED,
    COMMENT_DELETED;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that code */
    public static ActivityKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
