package io.signalbox.controlplane.events;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a service of the company hands in.
 *
 * @param apiKeyId the key it proved itself with
 * @param externalId the ticket it is about; null when it is about none
 */
public record HandedEvent(
        UUID integrationId,
        UUID apiKeyId,
        String deliveryId,
        String eventType,
        @Nullable String externalId,
        Map<String, Object> payload) {}
