package io.signalbox.local.bench;

import io.signalbox.local.signing.Signer;
import io.signalbox.local.signing.WebhookCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * An integration that deliveries are sent to.
 *
 * @param webhookUrl the address its deliveries are signed for
 */
record WebhookTarget(String organizationId, String integrationId, String webhookUrl, String secret) {

    private static final String DESCRIPTION = "x".repeat(1200);

    /** A signed delivery about a ticket of its own, as the bytes of an HTTP request. */
    byte[] request(String id, Instant now) {
        byte[] body = body(id);
        WebhookCall call = Signer.of("generic")
                .sign(
                        new WebhookCall(
                                webhookUrl,
                                Map.of("Content-Type", "application/json", "webhook-id", "msg_" + id),
                                body),
                        secret,
                        now);
        StringBuilder head = new StringBuilder("POST ")
                .append(URI.create(webhookUrl).getRawPath())
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        call.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private static byte[] body(String id) {
        return """
                {"event":"alert","id":"%s","title":"Benchmark %s","status":"open","priority":"normal","type":"alert",
                "description":"%s","created_at":"2026-11-20T10:00:00Z","updated_at":"2026-11-20T10:00:00Z"}""".formatted(id, id, DESCRIPTION).getBytes(StandardCharsets.UTF_8);
    }
}
