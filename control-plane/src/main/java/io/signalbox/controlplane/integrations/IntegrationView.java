package io.signalbox.controlplane.integrations;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A connected source system.
 *
 * @param key what the webhook address ends in; cannot be guessed
 * @param provider contract name of the source system
 * @param settings what was set; defaults are not filled in
 */
public record IntegrationView(
        UUID id,
        String key,
        String provider,
        String name,
        IntegrationState state,
        IntegrationHealth health,
        String webhookUrl,
        Map<String, String> settings,
        Instant createdAt) {}
