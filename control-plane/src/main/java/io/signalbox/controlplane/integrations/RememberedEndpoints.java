package io.signalbox.controlplane.integrations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints as they were when last read, secrets included, so that a delivery is verified without asking the database. Whoever acts on one
 * compares its version in the transaction that acts.
 */
final class RememberedEndpoints {

    /** Opened secrets stay in memory no longer than this without use. */
    private static final Duration UNUSED = Duration.ofMinutes(10);

    private static final int MAX_ENDPOINTS = 10_000;

    private final Cache<UUID, Remembered> endpoints = Caffeine.newBuilder()
            .maximumSize(MAX_ENDPOINTS)
            .expireAfterAccess(UNUSED)
            .build();

    /** @param until when the first of its secrets expires, which changes no row; null when none does */
    private record Remembered(
            WebhookEndpoint endpoint, @Nullable Instant until) {}

    Optional<WebhookEndpoint> find(UUID integrationId, Instant now) {
        return Optional.ofNullable(endpoints.getIfPresent(integrationId))
                .filter(remembered -> remembered.until == null || now.isBefore(remembered.until))
                .map(Remembered::endpoint);
    }

    void remember(WebhookEndpoint endpoint, @Nullable Instant until) {
        endpoints.put(endpoint.integrationId(), new Remembered(endpoint, until));
    }
}
