package io.signalbox.controlplane.tickets;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to a ticket.
 *
 * @param before null when the ticket is new
 */
public record Transition(@Nullable Ticket before, Ticket after, ChangeOutcome outcome) {

    static Transition none(Ticket ticket, ChangeOutcome outcome) {
        return new Transition(ticket, ticket, outcome);
    }

    boolean isNew() {
        return before == null;
    }

    /** Whether anything at all has to be written, were it only a version. */
    boolean mustBeStored() {
        return !after.equals(before);
    }

    public boolean isVisible() {
        return outcome != ChangeOutcome.UNCHANGED && outcome != ChangeOutcome.STALE;
    }

    /** Fields that differ between two known states; none for a ticket seen for the first time. */
    public Set<TicketField> changedFields() {
        return before == null ? Set.of() : TicketField.changed(before.fields(), after.fields());
    }
}
