package io.signalbox.controlplane.tickets;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to one ticket and its comments, proposed by a run.
 *
 * @param origin the run and event that propose it
 * @param sourceVersion the source's updated-at in milliseconds since the epoch
 * @param fields absent only for a deletion that carries nothing but the id
 * @param provenance by field name
 * @param actorId identity that made the change at the source
 */
public record TicketChange(
        Origin origin,
        TicketKey ticket,
        TicketOperation operation,
        Completeness completeness,
        long sourceVersion,
        @Nullable TicketFields fields,
        Map<String, FieldProvenance> provenance,
        List<CommentChange> comments,
        @Nullable UUID actorId) {

    public TicketChange {
        provenance = Map.copyOf(provenance);
        comments = List.copyOf(comments);
    }

    /** Who writes: every value and activity remembers it. */
    public record Origin(UUID runId, UUID eventId) {}
}
