package io.signalbox.controlplane.integrations.providers.hubspot;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One element of a batch. HubSpot does not promise that its event id is unique, so the identity has several parts. */
final class HubSpotEvent {

    /** HubSpot names these both by word (ticket.creation) and by number (object.creation): a record must have one id. */
    private static final Map<String, String> OBJECT_TYPE_IDS =
            Map.of("contact", "0-1", "company", "0-2", "deal", "0-3", "ticket", "0-5");

    /** HubSpot merges two records at a time; more than this is not a merge of its. */
    private static final int MAX_MERGED = 20;

    private HubSpotEvent() {}

    /** One event; of a merge one for each record that took part, the named one first. */
    static List<Delivery> deliveries(UntrustedJson element) {
        var reader = new PayloadReader(element.tree());
        String type = reader.firstText("/subscriptionType", "/eventType");
        Delivery first = delivery(element, reader, type);
        String object = reader.text("/objectId");
        boolean isMerge = type != null && type.endsWith(".merge") && object != null && deliveryId(reader, type) != null;
        if (!isMerge) {
            return List.of(first);
        }
        List<Delivery> deliveries = new ArrayList<>(List.of(first));
        for (String record : merged(reader)) {
            String id = externalId(reader, type, record);
            if (!record.equals(object) && id != null) {
                deliveries.add(
                        Delivery.of(element, first.deliveryId() + ":" + record, type, id, reader.millis("/occurredAt"))
                                .from(reader.text("/portalId")));
            }
        }
        return deliveries;
    }

    private static Set<String> merged(PayloadReader reader) {
        Set<String> records = new LinkedHashSet<>();
        for (int index = 0; index < MAX_MERGED && reader.has("/mergedObjectIds/" + index); index++) {
            records.add(reader.text("/mergedObjectIds/" + index));
        }
        records.add(reader.text("/primaryObjectId"));
        records.add(reader.text("/newObjectId"));
        records.remove(null);
        return records;
    }

    private static Delivery delivery(UntrustedJson element, PayloadReader reader, @Nullable String type) {
        return Delivery.of(
                        element,
                        deliveryId(reader, type),
                        type,
                        externalId(reader, type, reader.text("/objectId")),
                        reader.millis("/occurredAt"))
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

    private static @Nullable String externalId(PayloadReader reader, @Nullable String type, @Nullable String object) {
        String portal = reader.text("/portalId");
        String kind = reader.text("/objectTypeId");
        if (kind == null && type != null) {
            String word = type.substring(0, type.contains(".") ? type.indexOf('.') : type.length());
            kind = OBJECT_TYPE_IDS.getOrDefault(word, word);
        }
        return portal == null || object == null || kind == null ? null : portal + ":" + kind + ":" + object;
    }
}
