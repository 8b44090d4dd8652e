package io.signalbox.controlplane.events.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery proved who sent it; kept with the event.
 *
 * @param keyId which secret matched
 * @param signedAt the signed timestamp, where the scheme has one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String scheme,
        @Nullable String keyId,
        Instant verifiedAt,
        @Nullable Instant signedAt) {}
