package io.signalbox.controlplane.tickets;

/** What became of a change. */
public enum ChangeOutcome {
    CREATED,
    UPDATED,

    /** The same values were stored already. */
    UNCHANGED,

    /** A newer version was stored already; nothing changed. */
    STALE,

    DELETED
}
