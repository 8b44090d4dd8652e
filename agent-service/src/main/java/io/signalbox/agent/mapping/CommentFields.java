package io.signalbox.agent.mapping;

import io.signalbox.contract.shared.CommentVisibility;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One comment on the proposed ticket, guarded by its own version. A deleted comment carries no body.
 *
 * @param visibility who may read it at the source; null when the event does not say
 * @param provenance by field name of the contract's comment draft
 */
public record CommentFields(
        String externalId,
        long sourceVersion,
        @Nullable Person author,
        @Nullable String body,
        @Nullable String url,
        @Nullable Instant sourceCreatedAt,
        @Nullable Instant sourceUpdatedAt,
        boolean deleted,
        @Nullable CommentVisibility visibility,
        Map<String, Provenance> provenance) {

    public CommentFields {
        // In a fixed order: stored bytes and digests are made from these
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
    }
}
