package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.util.UUID;

/** Applies changes to a ticket in memory. */
abstract class TicketTransitions {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Instant LATER = NOW.plusSeconds(60);
    static final UUID ID = new UUID(7, 7);

    static Transition first(ChangeBuilder change) {
        return Ticket.firstSeen(ID, change.build(), NOW);
    }

    static Ticket stored(ChangeBuilder change) {
        return first(change).after();
    }

    static Transition apply(Ticket ticket, ChangeBuilder change) {
        return ticket.apply(change.build(), LATER);
    }
}
