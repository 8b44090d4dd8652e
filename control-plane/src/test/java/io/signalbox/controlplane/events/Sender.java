package io.signalbox.controlplane.events;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.testing.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * A source system that is connected: it signs as its provider does and posts through the real endpoint.
 *
 * @param url the webhook address as configured, which is not where the test server listens
 */
public record Sender(Console console, String provider, UUID id, String key, String url, String secret) {

    public static final String JSON = "application/json";
    public static final String FORM = "application/x-www-form-urlencoded";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What the endpoint said. */
    public record Answer(int status, String body) {

        public JsonPath json() {
            return JsonPath.from(body);
        }

        public UUID eventId() {
            return UUID.fromString(json().getString("event_id"));
        }

        public String code() {
            return json().getString("code");
        }
    }

    public static Sender connect(Console console, String provider) {
        return connect(console, provider, Map.of());
    }

    public static Sender connect(Console console, String provider, Map<String, String> settings) {
        return connect(console, Map.of("provider", provider, "name", provider + " for tests", "settings", settings));
    }

    public static Sender connect(Console console, Map<String, Object> request) {
        JsonPath created = console.request()
                .body(request)
                .post("/api/v1/integrations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Sender(
                console,
                created.getString("provider"),
                UUID.fromString(created.getString("id")),
                created.getString("key"),
                created.getString("webhook_url"),
                created.getString("secret"));
    }

    public Sender withSecret(String other) {
        return new Sender(console, provider, id, key, url, other);
    }

    public Answer send(String json, String deliveryId) {
        return send(json.getBytes(StandardCharsets.UTF_8), JSON, deliveryId);
    }

    public Answer send(byte[] body, String contentType, String deliveryId) {
        return post(BodyPublishers.ofByteArray(body), headers(body, contentType, deliveryId, Instant.now()));
    }

    /** Without announcing the length. */
    public Answer stream(byte[] body, String deliveryId) {
        return post(
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                headers(body, JSON, deliveryId, Instant.now()));
    }

    public Answer post(BodyPublisher body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + "/hooks/" + key))
                .POST(body);
        headers.forEach(request::header);
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The headers of a delivery signed at that time. */
    public Map<String, String> headers(byte[] body, String contentType, String deliveryId, Instant at) {
        Map<String, String> headers = new HashMap<>();
        if (!contentType.isEmpty()) {
            headers.put("Content-Type", contentType);
        }
        switch (provider) {
            case "jira" -> {
                headers.put("X-Atlassian-Webhook-Identifier", deliveryId);
                headers.put("X-Hub-Signature", "sha256=" + hex(body));
            }
            case "slack" -> {
                String time = Long.toString(at.getEpochSecond());
                headers.put("X-Slack-Request-Timestamp", time);
                headers.put("X-Slack-Signature", "v0=" + hex(ascii("v0:" + time + ":"), body));
            }
            case "linear" -> {
                headers.put("Linear-Delivery", deliveryId);
                headers.put("Linear-Signature", hex(body));
            }
            case "hubspot" -> {
                String time = Long.toString(at.toEpochMilli());
                headers.put("X-HubSpot-Request-Timestamp", time);
                headers.put("X-HubSpot-Signature-v3", base64(sign(ascii("POST" + url), body, ascii(time))));
            }
            case "github" -> {
                headers.put("X-GitHub-Delivery", deliveryId);
                headers.put("X-GitHub-Event", "issues");
                headers.put("X-Hub-Signature-256", "sha256=" + hex(body));
            }
            default -> standardWebhooks(headers, body, deliveryId, at);
        }
        return headers;
    }

    private void standardWebhooks(Map<String, String> headers, byte[] body, String deliveryId, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        headers.put("webhook-id", deliveryId);
        headers.put("webhook-timestamp", time);
        headers.put(
                "webhook-signature", "v1," + base64(HmacSha256.sign(key, ascii(deliveryId + "." + time + "."), body)));
    }

    private byte[] sign(byte[]... parts) {
        return HmacSha256.sign(HmacSha256.characters(new SigningSecret("", secret)), parts);
    }

    private String hex(byte[]... parts) {
        return HexFormat.of().formatHex(sign(parts));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
