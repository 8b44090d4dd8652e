package io.signalbox.controlplane.tickets.comments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to one comment, guarded by its own version.
 *
 * @param sourceVersion the source's updated-at in milliseconds since the epoch
 * @param sourceSequence the source's own order among changes of one version; 0 when it has none
 * @param authorId identity
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
        boolean deleted) {}
