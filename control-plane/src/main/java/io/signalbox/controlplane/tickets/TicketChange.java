package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.tickets.comments.CommentChange;
import io.signalbox.controlplane.tickets.versions.Claim;
import io.signalbox.controlplane.tickets.versions.Stamp;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A change to one ticket and its comments, proposed by a run or told by a service.
 *
 * @param origin who proposes it
 * @param sourceVersion the source's updated-at in milliseconds since the epoch
 * @param sourceSequence the source's own order among changes of one version; 0 when it has none
 * @param position order of receipt
 * @param mergedInto external id of the record that took this one in; only with a deletion
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
        long sourceSequence,
        long position,
        @Nullable String mergedInto,
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
            long position,
            @Nullable TicketFields fields,
            List<CommentChange> comments,
            @Nullable UUID actorId) {
        Map<String, FieldProvenance> provenance = Arrays.stream(TicketField.values())
                .collect(Collectors.toMap(TicketField::code, field -> FieldProvenance.OF_SERVICE));
        return new TicketChange(
                service,
                ticket,
                operation,
                Completeness.FULL,
                sourceVersion,
                0,
                position,
                null,
                fields,
                provenance,
                comments.stream().map(CommentChange::toldByService).toList(),
                actorId);
    }

    public Stamp stamp() {
        return new Stamp(sourceVersion, sourceSequence, position);
    }

    /** The claim with which the draft states all its fields. */
    Claim claim() {
        return Claim.of(operation, completeness, stamp());
    }

    /**
     * Null when the change does not say where the value came from, or has none. What a change that does not know every field says nothing of
     * is a placeholder, until the source tells it; so is what a deletion brings along.
     */
    @Nullable
    StoredProvenance provenanceOf(TicketField field) {
        FieldProvenance source = provenance.get(field.code());
        if (source == null && !knowsEveryField()) {
            source = FieldProvenance.PLACEHOLDER;
        }
        return source == null ? null : new StoredProvenance(source, origin);
    }

    private boolean knowsEveryField() {
        return operation == TicketOperation.UPSERT && completeness == Completeness.FULL;
    }

    /** Everybody it names. */
    public Set<UUID> people() {
        Set<UUID> people = new HashSet<>();
        Stream.concat(
                        fields == null
                                ? Stream.of(actorId)
                                : Stream.of(actorId, fields.assigneeId(), fields.reporterId()),
                        comments.stream().map(CommentChange::authorId))
                .filter(Objects::nonNull)
                .forEach(people::add);
        return people;
    }

    /** The same change by and about other people. */
    public TicketChange withPeople(Map<UUID, UUID> others) {
        return with(
                fields == null ? null : fields.withPeople(others),
                comments.stream().map(comment -> comment.withAuthor(others)).toList(),
                actorId == null ? null : others.get(actorId));
    }

    /** The same change, with these values. */
    TicketChange with(TicketFields others) {
        return with(others, comments, actorId);
    }

    private TicketChange with(
            @Nullable TicketFields others, List<CommentChange> otherComments, @Nullable UUID otherActor) {
        return new TicketChange(
                origin,
                ticket,
                operation,
                completeness,
                sourceVersion,
                sourceSequence,
                position,
                mergedInto,
                others,
                provenance,
                otherComments,
                otherActor);
    }
}
