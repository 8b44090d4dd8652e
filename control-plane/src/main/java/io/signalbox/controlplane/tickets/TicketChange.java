package io.signalbox.controlplane.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change to one ticket and its comments, proposed by a run or told by a service.
 *
 * @param origin who proposes it
 * @param sourceVersion the source's updated-at in milliseconds since the epoch
 * @param fields absent only for a deletion that carries nothing but the id
 * @param provenance by field name
 * @param actorId identity that made the change at the source
 */
public record TicketChange(
        ChangeOrigin origin,
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

    /** What a service tells of a ticket that it knows as a whole. */
    public static TicketChange toldBy(
            ChangeOrigin.Service service,
            TicketKey ticket,
            TicketOperation operation,
            long sourceVersion,
            @Nullable TicketFields fields,
            List<CommentChange> comments,
            @Nullable UUID actorId) {
        Map<String, FieldProvenance> provenance = Arrays.stream(TicketField.values())
                .collect(Collectors.toMap(TicketField::code, field -> FieldProvenance.OF_SERVICE));
        return new TicketChange(
                service, ticket, operation, Completeness.FULL, sourceVersion, fields, provenance, comments, actorId);
    }

    /** The same change, with these values. */
    TicketChange with(TicketFields others) {
        return new TicketChange(
                origin, ticket, operation, completeness, sourceVersion, others, provenance, comments, actorId);
    }
}
