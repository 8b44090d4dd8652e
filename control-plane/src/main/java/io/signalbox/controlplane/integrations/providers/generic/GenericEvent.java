package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.contracts.senders.SenderFields;
import io.signalbox.contracts.senders.SenderIdentity;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event of a delivery: the delivery itself, or an element of its list. */
final class GenericEvent {

    private static final String UNTYPED = "event";

    private GenericEvent() {}

    /** @param deliveryId the sender's id of this event; null when it sent none */
    static Delivery delivery(
            UntrustedJson json, WebhookHeaders headers, Settings settings, @Nullable String deliveryId) {
        var payload = new JsonPayload(json.tree(), headers);
        String type = SenderIdentity.eventType(payload, settings.values()).orElse(UNTYPED);
        String id = SenderIdentity.externalId(payload.happened(type), settings.values())
                .orElse(null);
        Delivery delivery = Delivery.of(json, deliveryId, type, id, occurredAt(payload.reader()));
        return id == null ? delivery : delivery.alsoKnownAs(former(payload.reader(), settings, delivery), null);
    }

    /** Earlier versions took the first id they met, which often was the envelope's. */
    private static List<String> former(PayloadReader reader, Settings settings, Delivery delivery) {
        String former = settings.find(SenderFields.EXTERNAL_ID_POINTER)
                .map(reader::text)
                .orElseGet(() -> reader.firstText("/external_id", "/id", "/ticket/id", "/data/id"));
        return Optional.ofNullable(former)
                .filter(id -> !id.equals(delivery.externalId()))
                .map(List::of)
                .orElse(List.of());
    }

    private static @Nullable Instant occurredAt(PayloadReader reader) {
        for (String place : List.of("/timestamp", "/occurred_at", "/time", "/event/occurred_at")) {
            Instant time = reader.iso(place);
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
