package io.signalbox.controlplane.tickets.comments;

import io.signalbox.controlplane.tickets.PersonView;
import io.signalbox.controlplane.tickets.StoredProvenance;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One comment; without its text when deleted.
 *
 * @param visibility null when the source did not say
 * @param provenance by field name
 */
public record CommentView(
        UUID id,
        String externalId,
        @Nullable PersonView author,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted,
        @Nullable CommentVisibility visibility,
        Map<String, StoredProvenance> provenance) {}
