package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.tickets.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One comment; without its text when deleted. */
public record CommentView(
        UUID id,
        String externalId,
        @Nullable PersonView author,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted) {}
