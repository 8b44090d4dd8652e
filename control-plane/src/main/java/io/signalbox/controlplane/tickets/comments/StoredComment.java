package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.tickets.ChangeOrigin;
import io.signalbox.controlplane.tickets.ChangeOutcome;
import io.signalbox.controlplane.tickets.FieldProvenance;
import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.StoredProvenance;
import io.signalbox.controlplane.tickets.versions.Stamp;
import io.signalbox.controlplane.tickets.versions.Versions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as stored, and the ways it may change. Each value keeps the stamp of the change that set it, so that the same changes end in the
 * same comment whatever their order. A deleted one stays as a tombstone without its text.
 *
 * @param visibility null when the source did not say
 * @param provenance by field name
 * @param writtenAt when it was written at the source, or first heard of
 */
public record StoredComment(
        UUID id,
        UUID ticketId,
        String externalId,
        Versions versions,
        @Nullable UUID authorId,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        @Nullable CommentVisibility visibility,
        Map<String, StoredProvenance> provenance,
        Instant writtenAt) {

    public StoredComment {
        provenance = Map.copyOf(provenance);
    }

    public static StoredComment firstSeen(
            UUID id, UUID ticketId, CommentChange change, long position, ChangeOrigin origin, Instant now) {
        return new StoredComment(
                        id,
                        ticketId,
                        change.externalId(),
                        Versions.NONE,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of(),
                        now)
                .with(change, position, origin);
    }

    public boolean deleted() {
        return versions.isDeleted();
    }

    public long version() {
        return versions.latest();
    }

    /** What the change does, given the comment afterwards. */
    ChangeOutcome outcomeOf(CommentChange change, StoredComment after) {
        if (change.deleted()) {
            return deletionOutcome(change, after);
        }
        if (after.deleted()) {
            return ChangeOutcome.STALE;
        }
        if (!sameTextAs(after)) {
            return ChangeOutcome.UPDATED;
        }
        return after.equals(this) && version() > change.sourceVersion() ? ChangeOutcome.STALE : ChangeOutcome.UNCHANGED;
    }

    private ChangeOutcome deletionOutcome(CommentChange change, StoredComment after) {
        if (!deleted()) {
            return after.deleted() ? ChangeOutcome.DELETED : ChangeOutcome.STALE;
        }
        return version() > change.sourceVersion() ? ChangeOutcome.STALE : ChangeOutcome.UNCHANGED;
    }

    /**
     * The comment after a change. An author and times, once known, stay: edits often omit them.
     *
     * @param position order of receipt
     */
    public StoredComment with(CommentChange change, long position, ChangeOrigin origin) {
        var values = new CommentValues(versions, new Stamp(change.sourceVersion(), change.sourceSequence(), position));
        UUID author = values.newer("author_id", authorId, change.authorId());
        String text = change.deleted() ? body : values.newest("body", body, change.body());
        String link = values.newer("url", url, change.url());
        Instant created = values.newer("source_created_at", sourceCreatedAt, change.sourceCreatedAt());
        Instant updated = values.newer("source_updated_at", sourceUpdatedAt, change.sourceUpdatedAt());
        CommentVisibility readers = values.newer("visibility", visibility, change.visibility());
        Versions newer = change.deleted() ? values.versions().deletedIn(change.sourceVersion()) : values.versions();
        return new StoredComment(
                id,
                ticketId,
                externalId,
                newer,
                author,
                newer.isDeleted() ? null : text,
                link,
                created,
                updated,
                readers,
                sources(change, origin, values.taken(), newer.isDeleted()),
                created == null ? writtenAt : created);
    }

    /** Of each value the change that set it; of a text that is gone, nothing. */
    private Map<String, StoredProvenance> sources(
            CommentChange change, ChangeOrigin origin, List<String> taken, boolean gone) {
        Map<String, StoredProvenance> sources = new HashMap<>(provenance);
        for (String field : taken) {
            FieldProvenance source = change.provenance().get(field);
            if (source == null) {
                sources.remove(field);
            } else {
                sources.put(field, new StoredProvenance(source, origin));
            }
        }
        if (gone) {
            sources.remove(CommentField.BODY.code());
        }
        return sources;
    }

    public CommentView view(Map<UUID, String> names) {
        return new CommentView(
                id,
                externalId,
                PersonView.of(authorId, names),
                body,
                url,
                sourceCreatedAt,
                sourceUpdatedAt,
                deleted(),
                visibility,
                provenance);
    }

    private boolean sameTextAs(StoredComment other) {
        return deleted() == other.deleted()
                && Objects.equals(body, other.body)
                && Objects.equals(url, other.url)
                && visibility == other.visibility
                && Objects.equals(authorId, other.authorId);
    }
}
