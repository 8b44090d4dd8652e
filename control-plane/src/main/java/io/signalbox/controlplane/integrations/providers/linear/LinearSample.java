package io.signalbox.controlplane.integrations.providers.linear;

import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/** An updated issue, the same one each time. */
final class LinearSample {

    private LinearSample() {}

    static WebhookRequest request(SampleOrder order) {
        byte[] body = body(order.now()).getBytes(StandardCharsets.UTF_8);
        byte[] signature = HmacSha256.sign(HmacSha256.characters(order.secret()), body);
        return new WebhookRequest(
                "POST",
                order.url(),
                WebhookHeaders.none()
                        .with("Content-Type", "application/json; charset=utf-8")
                        .with(LinearWebhook.DELIVERY_HEADER, order.id().toString())
                        .with("Linear-Event", "Issue")
                        .with(LinearSignature.HEADER, HexFormat.of().formatHex(signature)),
                body);
    }

    private static String body(Instant now) {
        return """
            {"action":"update","type":"Issue","createdAt":"%1$s","organizationId":"6a0e2c0b-3d6f-4f0e-9a53-000000000001",
             "webhookTimestamp":%2$d,"webhookId":"6a0e2c0b-3d6f-4f0e-9a53-000000000002",
             "url":"https://linear.app/example/issue/TEST-1/test-event-from-signalbox",
             "actor":{"id":"6a0e2c0b-3d6f-4f0e-9a53-000000000003","type":"user","name":"Signalbox","email":"signalbox@example.com"},
             "data":{"id":"6a0e2c0b-3d6f-4f0e-9a53-000000000004","identifier":"TEST-1","number":1,
              "title":"Test event from Signalbox","description":"Sent by the console to try the connection.",
              "priority":3,"priorityLabel":"Medium",
              "state":{"id":"6a0e2c0b-3d6f-4f0e-9a53-000000000005","name":"In Progress","type":"started"},
              "team":{"id":"6a0e2c0b-3d6f-4f0e-9a53-000000000006","key":"TEST"},"labels":[],"dueDate":null,
              "createdAt":"2026-01-01T09:00:00.000Z","updatedAt":"%1$s"},
             "updatedFrom":{"updatedAt":"2026-01-01T09:00:00.000Z"}}""".formatted(Instant.ofEpochMilli(now.toEpochMilli()), now.toEpochMilli());
    }
}
