package io.signalbox.controlplane.tickets;

/** How much a change knows about its ticket. */
public enum Completeness {
    /** Every field; absent ones are empty at the source. */
    FULL,

    /** The ticket is named only in passing: create it when missing, never change it. */
    PARTIAL,

    /** Only the fields that provenance names; the others matter only when the ticket has to be created. */
    PATCH
}
