package io.signalbox.controlplane.events;

import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.IntegrationState;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events about to be stored, as the webhook endpoint makes them. */
final class EventFixture {

    private EventFixture() {}

    static NewEvent anEvent(UUID integrationId, String deliveryId, String externalId) {
        return anEvent(integrationId, deliveryId, externalId, "{\"title\":\"sound\"}");
    }

    /** Says nothing of what PostgreSQL refuses, as if nobody had looked at it. */
    static NewEvent poison(UUID integrationId, String deliveryId) {
        return anEvent(integrationId, deliveryId, deliveryId, "{\"title\":\"\\u0000\"}");
    }

    private static NewEvent anEvent(UUID integrationId, String deliveryId, String externalId, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return new NewEvent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                integrationId,
                IntegrationState.ACTIVE,
                Delivery.of(json(body), deliveryId, "test", externalId, null),
                null,
                "application/json",
                Map.of(),
                new Receipt("test", null, Instant.now(), null),
                body,
                null,
                null);
    }

    private static UntrustedJson json(byte[] body) {
        try {
            return UntrustedJson.read(body);
        } catch (NotJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
