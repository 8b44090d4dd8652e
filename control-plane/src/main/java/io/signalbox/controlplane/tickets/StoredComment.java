package io.signalbox.controlplane.tickets;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as stored, and the ways it may change. A deleted one stays as a tombstone without its text.
 *
 * @param writtenAt when it was written at the source, or first heard of
 */
record StoredComment(
        UUID id,
        UUID ticketId,
        String externalId,
        long version,
        @Nullable UUID authorId,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted,
        Instant writtenAt) {

    static StoredComment firstSeen(UUID id, UUID ticketId, CommentChange change, Instant now) {
        Instant created = change.sourceCreatedAt();
        return new StoredComment(
                        id,
                        ticketId,
                        change.externalId(),
                        0,
                        null,
                        null,
                        null,
                        created,
                        null,
                        false,
                        created == null ? now : created)
                .with(change);
    }

    /** What the change does: the outcome, and the comment afterwards. */
    ChangeOutcome outcomeOf(CommentChange change) {
        boolean late =
                deleted && !change.deleted() ? change.sourceVersion() <= version : change.sourceVersion() < version;
        if (late) {
            return ChangeOutcome.STALE;
        }
        if (sameTextAs(with(change))) {
            return ChangeOutcome.UNCHANGED;
        }
        return change.deleted() ? ChangeOutcome.DELETED : ChangeOutcome.UPDATED;
    }

    /** The comment after an accepted change. An author and a time of writing, once known, stay: edits often omit them. */
    StoredComment with(CommentChange change) {
        Instant updated = change.sourceUpdatedAt();
        return new StoredComment(
                id,
                ticketId,
                externalId,
                change.sourceVersion(),
                change.authorId() == null ? authorId : change.authorId(),
                change.deleted() ? null : change.body(),
                change.url() == null ? url : change.url(),
                change.sourceCreatedAt() == null ? sourceCreatedAt : change.sourceCreatedAt(),
                updated == null ? sourceUpdatedAt : updated,
                change.deleted(),
                writtenAt);
    }

    CommentView view(Map<UUID, String> names) {
        return new CommentView(
                id, externalId, PersonView.of(authorId, names), body, url, sourceCreatedAt, sourceUpdatedAt, deleted);
    }

    private boolean sameTextAs(StoredComment other) {
        return deleted == other.deleted
                && Objects.equals(body, other.body)
                && Objects.equals(url, other.url)
                && Objects.equals(authorId, other.authorId);
    }
}
