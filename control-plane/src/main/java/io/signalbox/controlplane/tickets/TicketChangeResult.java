package io.signalbox.controlplane.tickets;

import java.util.List;
import java.util.UUID;

/**
 * What became of a ticket change.
 *
 * @param sourceVersion the version now stored
 * @param comments one for each of the change, in its order; none when the personal data of the ticket was erased
 */
public record TicketChangeResult(UUID ticketId, ChangeOutcome outcome, long sourceVersion, List<CommentResult> comments)
        implements TicketAnswer {

    /** What became of one comment. */
    public record CommentResult(String externalId, UUID commentId, ChangeOutcome outcome) {}
}
