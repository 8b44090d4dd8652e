package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** An updated ticket, the same one each time, signed the way the settings say. */
final class GenericSample {

    private GenericSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order).getBytes(StandardCharsets.UTF_8);
        String timestamp = Long.toString(order.now().getEpochSecond());
        WebhookHeaders headers = WebhookHeaders.none().with("Content-Type", "application/json");
        return new WebhookRequest(
                "POST",
                order.url(),
                GenericWebhook.isStandard(order.settings())
                        ? standard(headers, order, timestamp, body)
                        : proven(headers, order, body),
                body);
    }

    private static WebhookHeaders standard(WebhookHeaders headers, SampleOrder order, String timestamp, byte[] body) {
        String id = "msg_" + order.id();
        byte[] signature =
                HmacSha256.sign(StandardWebhooks.key(order.secret()), StandardWebhooks.beforeBody(id, timestamp), body);
        return headers.with(StandardWebhooks.ID, id)
                .with(StandardWebhooks.TIMESTAMP, timestamp)
                .with(StandardWebhooks.SIGNATURE, "v1," + Base64.getEncoder().encodeToString(signature));
    }

    private static WebhookHeaders proven(WebhookHeaders headers, SampleOrder order, byte[] body) {
        Settings settings = order.settings();
        WebhookHeaders known = headers.with(
                settings.get(GenericProfile.DELIVERY_HEADER), order.id().toString());
        String prefix = settings.find(GenericProfile.PREFIX).orElse("");
        return settings.is(GenericProfile.SCHEME, GenericProfile.TOKEN)
                ? known.with(
                        settings.get(GenericProfile.SIGNATURE_HEADER),
                        prefix + order.secret().value())
                : signed(known, order, prefix, body);
    }

    private static WebhookHeaders signed(WebhookHeaders headers, SampleOrder order, String prefix, byte[] body) {
        Settings settings = order.settings();
        String timestamp = Long.toString(order.now().getEpochSecond());
        byte[] signature = GenericHmac.hmac(settings)
                .sign(
                        HmacSha256.characters(order.secret()),
                        GenericHmac.beforeBody(settings, timestamp),
                        body,
                        GenericHmac.afterBody(settings, timestamp));
        String text = settings.is(GenericProfile.ENCODING, GenericProfile.HEX)
                ? HexFormat.of().formatHex(signature)
                : Base64.getEncoder().encodeToString(signature);
        String value = GenericHmac.isStripe(settings) ? "t=" + timestamp + ",v1=" + prefix + text : prefix + text;
        WebhookHeaders signed = headers.with(settings.get(GenericProfile.SIGNATURE_HEADER), value);
        return settings.find(GenericProfile.TIMESTAMP_HEADER)
                .map(name -> signed.with(name, timestamp))
                .orElse(signed);
    }

    private static String body(SampleOrder order) {
        return """
            {"type":"ticket.updated","timestamp":"%1$s","data":{"id":"signalbox-test","title":"Test event from Signalbox",
             "description":"Sent by the console to try the connection.","status":"open","priority":"normal",
             "created_at":"2026-01-01T09:00:00Z","updated_at":"%1$s"}}""".formatted(order.now());
    }
}
