package io.signalbox.controlplane.integrations.providers.hubspot;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A batch of one: the subject of a ticket changed. */
final class HubSpotSample {

    private static final String ANY_PORTAL = "62515";

    private HubSpotSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order).getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(order.now().toEpochMilli());
        byte[] signature = HmacSha256.sign(
                HmacSha256.characters(order.secret()),
                HubSpotSignature.beforeBody("POST", order.url()),
                body,
                HubSpotSignature.afterBody(timestamp));
        return new WebhookRequest(
                "POST",
                order.url(),
                WebhookHeaders.none()
                        .with("Content-Type", "application/json")
                        .with(HubSpotSignature.TIMESTAMP, timestamp)
                        .with(HubSpotSignature.HEADER, Base64.getEncoder().encodeToString(signature)),
                body);
    }

    private static String body(SampleOrder order) {
        return """
            [{"eventId":%d,"subscriptionId":12345,"portalId":%s,"appId":54321,"occurredAt":%d,
              "subscriptionType":"ticket.propertyChange","attemptNumber":0,"objectId":1,
              "propertyName":"subject","propertyValue":"Test event from Signalbox","changeSource":"CRM_UI",
              "sourceId":"userId:1"}]""".formatted(
                        order.id().getLeastSignificantBits() & Integer.MAX_VALUE,
                        order.settings().find(HubSpotWebhook.PORTAL).orElse(ANY_PORTAL),
                        order.now().toEpochMilli());
    }
}
