package io.signalbox.controlplane.integrations.providers;

import io.signalbox.controlplane.platform.crypto.Sha256;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a delivery.
 *
 * @param deliveryId the same whenever the provider sends this event again
 * @param externalId the ticket it is about; the delivery id when it is about none
 * @param occurredAt when it happened, as far as the provider says
 * @param account the provider's account it comes from, where the provider mixes accounts in one delivery
 * @param ticketKey what people call the ticket, such as {@code SHOP-214}; null where the payload does not say
 * @param otherIds under which the same ticket may be known already; null where a provider's ids have never had another spelling
 */
public record Delivery(
        String deliveryId,
        String eventType,
        String externalId,
        @Nullable Instant occurredAt,
        @Nullable String account,
        @Nullable String ticketKey,
        @Nullable OtherIds otherIds,
        UntrustedJson payload) {

    /**
     * Other ids of one ticket.
     *
     * @param former what earlier versions called it, the latest first; the ticket keeps such an id when events were stored under it
     * @param name by which people and other tickets refer to it, such as {@code owner/name#7}; may pass to another ticket later
     */
    public record OtherIds(List<String> former, @Nullable String name) {

        public OtherIds {
            former = former.stream()
                    .filter(id -> !id.isBlank())
                    .map(Delivery::shortened)
                    .toList();
            name = name == null || name.isBlank() ? null : shortened(name);
        }
    }

    private static final int MAX_ID_LENGTH = 255;
    private static final int MAX_TYPE_LENGTH = 200;

    /** Fills what the provider did not say: an event without a delivery id is known by its content. */
    public static Delivery of(
            UntrustedJson payload,
            @Nullable String deliveryId,
            @Nullable String eventType,
            @Nullable String externalId,
            @Nullable Instant occurredAt) {
        String delivery =
                deliveryId == null || deliveryId.isBlank() ? "sha256:" + digest(payload.text()) : shortened(deliveryId);
        String external = externalId == null || externalId.isBlank() ? delivery : shortened(externalId);
        return new Delivery(delivery, shortType(eventType), external, occurredAt, null, null, null, payload);
    }

    public Delivery from(@Nullable String providerAccount) {
        return new Delivery(
                deliveryId, eventType, externalId, occurredAt, providerAccount, ticketKey, otherIds, payload);
    }

    /** The same event, about a ticket that people call so. */
    public Delivery called(@Nullable String key) {
        String shown = key == null || key.isBlank() ? null : shortened(key.strip());
        return new Delivery(deliveryId, eventType, externalId, occurredAt, account, shown, otherIds, payload);
    }

    /** The same event, whose ticket may be known by these ids too. Lets its external id be looked up even when both are empty. */
    public Delivery alsoKnownAs(List<String> former, @Nullable String name) {
        return new Delivery(
                deliveryId, eventType, externalId, occurredAt, account, ticketKey, new OtherIds(former, name), payload);
    }

    /** The same event, about the ticket of this id. */
    public Delivery about(String canonicalId) {
        return new Delivery(deliveryId, eventType, canonicalId, occurredAt, account, ticketKey, otherIds, payload);
    }

    /** An id too long for an index keeps its start and stays different from others by its digest. */
    private static String shortened(String id) {
        if (id.length() <= MAX_ID_LENGTH) {
            return id;
        }
        String digest = digest(id.getBytes(StandardCharsets.UTF_8));
        return cut(id, MAX_ID_LENGTH - digest.length() - 1) + "~" + digest;
    }

    private static String shortType(@Nullable String type) {
        return type == null || type.isBlank() ? "unknown" : cut(type, MAX_TYPE_LENGTH);
    }

    /** Never between the halves of a surrogate pair, which no database takes. */
    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content));
    }
}
