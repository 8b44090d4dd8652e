package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.tickets.FieldProvenance;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to one comment, guarded by its own version.
 *
 * @param sourceVersion the source's updated-at in milliseconds since the epoch
 * @param sourceSequence the source's own order among changes of one version; 0 when it has none
 * @param authorId identity
 * @param visibility null when the change does not say; what was known stays
 * @param provenance by field name of the contract's comment draft
 */
public record CommentChange(
        String externalId,
        long sourceVersion,
        long sourceSequence,
        @Nullable UUID authorId,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted,
        @Nullable CommentVisibility visibility,
        Map<String, FieldProvenance> provenance) {

    public CommentChange {
        provenance = Map.copyOf(provenance);
    }

    /** The same, told by a service: that is where its values came from, unless it claims something else. */
    public CommentChange toldByService() {
        return provenance.isEmpty() ? with(authorId, toldFields()) : this;
    }

    /** The same, by somebody else. */
    public CommentChange withAuthor(Map<UUID, UUID> others) {
        return authorId == null ? this : with(others.get(authorId), provenance);
    }

    private CommentChange with(@Nullable UUID author, Map<String, FieldProvenance> sources) {
        return new CommentChange(
                externalId,
                sourceVersion,
                sourceSequence,
                author,
                body,
                url,
                sourceCreatedAt,
                sourceUpdatedAt,
                deleted,
                visibility,
                sources);
    }

    private Map<String, FieldProvenance> toldFields() {
        Map<String, FieldProvenance> told = new HashMap<>();
        for (CommentField field : CommentField.values()) {
            if (field.valueIn(this) != null) {
                told.put(field.code(), FieldProvenance.OF_SERVICE);
            }
        }
        return told;
    }
}
