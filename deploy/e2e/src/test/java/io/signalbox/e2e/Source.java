package io.signalbox.e2e;

import io.signalbox.local.client.Delivered;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.signing.Signer;
import io.signalbox.local.signing.WebhookCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sender of generic webhooks with an integration of its own.
 *
 * @param url the address the product told it
 */
record Source(SignalboxClient client, String integrationId, String url, String secret) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Source connect(SignalboxClient client, String name) {
        JsonNode made = client.post("/api/v1/integrations", Map.of("provider", "generic", "name", name));
        return new Source(
                client,
                made.path("id").asString(),
                made.path("webhook_url").asString(),
                made.path("secret").asString());
    }

    Delivered send(String deliveryId, Map<String, Object> payload) {
        byte[] body = JSON.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8);
        var headers = Map.of("content-type", "application/json", "webhook-id", deliveryId);
        var call = new WebhookCall(url, headers, body);
        return client.deliver(Signer.of("generic").sign(call, secret, Instant.now()));
    }

    /** The same sender after a restart, with a new client. */
    Source with(SignalboxClient other) {
        return new Source(other, integrationId, url, secret);
    }
}
