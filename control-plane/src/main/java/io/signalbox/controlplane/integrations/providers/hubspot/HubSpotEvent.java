package io.signalbox.controlplane.integrations.providers.hubspot;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One element of a batch. HubSpot does not promise that its event id is unique, so the identity has several parts. */
final class HubSpotEvent {

    /** HubSpot names these both by word (ticket.creation) and by number (object.creation): a record must have one id. */
    private static final Map<String, String> OBJECT_TYPE_IDS =
            Map.of("contact", "0-1", "company", "0-2", "deal", "0-3", "ticket", "0-5");

    private HubSpotEvent() {}

    static Delivery delivery(UntrustedJson element) {
        var reader = new PayloadReader(element.tree());
        String type = reader.firstText("/subscriptionType", "/eventType");
        return Delivery.of(
                        element, deliveryId(reader, type), type, externalId(reader, type), reader.millis("/occurredAt"))
                .from(reader.text("/portalId"));
    }

    /** The attempt number is left out: it changes when HubSpot repeats the event. */
    private static @Nullable String deliveryId(PayloadReader reader, @Nullable String type) {
        String eventId = reader.text("/eventId");
        String occurredAt = reader.text("/occurredAt");
        if (eventId == null || occurredAt == null) {
            return null;
        }
        String object = reader.has("/objectId")
                ? reader.text("/objectId")
                : reader.text("/fromObjectId") + ">" + reader.text("/toObjectId");
        return Stream.of(reader.text("/portalId"), type, object, eventId, occurredAt, reader.text("/propertyName"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(":"));
    }

    private static @Nullable String externalId(PayloadReader reader, @Nullable String type) {
        String portal = reader.text("/portalId");
        String object = reader.text("/objectId");
        String kind = reader.text("/objectTypeId");
        if (kind == null && type != null) {
            String word = type.substring(0, type.contains(".") ? type.indexOf('.') : type.length());
            kind = OBJECT_TYPE_IDS.getOrDefault(word, word);
        }
        return portal == null || object == null || kind == null ? null : portal + ":" + kind + ":" + object;
    }
}
