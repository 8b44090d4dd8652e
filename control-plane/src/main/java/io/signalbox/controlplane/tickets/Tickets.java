package io.signalbox.controlplane.tickets;

import org.springframework.stereotype.Service;

/** The store of tickets. */
@Service
public class Tickets {

    /**
     * Applies a change as far as its version allows. Joins the caller's transaction.
     *
     * @throws TicketRefused when a value breaks a rule
     */
    public TicketChangeResult upsert(TicketChange change) {
        throw new UnsupportedOperationException();
    }
}
