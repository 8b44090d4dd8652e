package io.signalbox.controlplane.tickets;

import java.util.Locale;

/** Normalised kind of work. The source's own word is kept beside it. */
public enum TicketType {
    TASK,
    BUG,
    FEATURE,
    STORY,
    EPIC,
    SUBTASK,
    INCIDENT,
    QUESTION,
    REQUEST,
    PULL_REQUEST,
    CONVERSATION,
    DISCUSSION,
    CONTACT,
    COMPANY,
    DEAL,
    OTHER;

    /** As it is stored and sent. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of that code */
    public static TicketType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
