package io.signalbox.controlplane.tickets;

/** What a change does. A deleted ticket stays as a tombstone. */
public enum TicketOperation {
    UPSERT,
    DELETE
}
