package io.signalbox.agent.mapping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One comment on the proposed ticket, guarded by its own version. A deleted comment carries no body. */
public record CommentFields(
        String externalId,
        long sourceVersion,
        @Nullable Person author,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted) {}
