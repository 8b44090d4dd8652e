package io.signalbox.local.samples;

import io.signalbox.local.signing.WebhookCall;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One delivery of {@code webhooks/<provider>/<event>/<name>.json}, with the delivery identity it always has.
 *
 * @param sequence its place in the story that all samples tell together
 */
public record Sample(String provider, String event, String name, int sequence, JsonNode content) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The call to make now, unsigned. Some senders put the time of sending into the body: it is set here. */
    public WebhookCall callTo(String url, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        content.path("headers").forEachEntry((header, value) -> headers.put(header, value.asString()));
        return new WebhookCall(url, headers, body(now));
    }

    private byte[] body(Instant now) {
        if (content.has("form")) {
            return form().getBytes(StandardCharsets.US_ASCII);
        }
        JsonNode body = content.path("body").deepCopy();
        if (body instanceof ObjectNode object) {
            sendingTime().filter(object::has).ifPresent(field -> object.put(field, now.toEpochMilli()));
        }
        return JSON.writeValueAsBytes(body);
    }

    /** The field that says when the delivery was sent, in milliseconds. All other times order the versions of a record. */
    private Optional<String> sendingTime() {
        return switch (provider) {
            case "jira" -> Optional.of("timestamp");
            case "linear" -> Optional.of("webhookTimestamp");
            default -> Optional.empty();
        };
    }

    private String form() {
        return content.path("form")
                .propertyStream()
                .map(field ->
                        encoded(field.getKey()) + "=" + encoded(field.getValue().asString()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
