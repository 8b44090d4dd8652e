package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Walks every sample delivery of the repository through the endpoints, signed and stamped as its sender would. */
@ControlPlaneTest
class SampleDeliveriesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** One text of Slack's, told as a mention and as a message. */
    private static final Set<String> SAME_TEXT = Set.of("same-text-as-mention.json", "same-text-as-message.json");

    @LocalServerPort
    private int port;

    @Test
    void takesThemAllOnceAndRecognisesThemAgain() throws IOException {
        Console console = Console.signIn(port);
        Map<String, Sender> senders = new HashMap<>();
        Map<Resource, String> firstAnswers = new HashMap<>();
        for (Resource sample : samples()) {
            Sender sender = senders.computeIfAbsent(provider(sample), provider -> Sender.connect(console, provider));
            Answer answer = send(sender, JSON.readTree(sample.getContentAsByteArray()));
            boolean toldBefore = SAME_TEXT.contains(String.valueOf(sample.getFilename()))
                    && firstAnswers.keySet().stream()
                            .anyMatch(told -> SAME_TEXT.contains(String.valueOf(told.getFilename())));
            assertThat(answer.status()).as("%s: %s", sample, answer.body()).isEqualTo(toldBefore ? 200 : 202);
            assertThat(answer.json().getList("events.status"))
                    .as(sample.toString())
                    .containsOnly("queued");
            firstAnswers.put(sample, answer.json().getString("event_id"));
        }
        assertThat(senders).hasSize(6);
        for (Resource sample : samples()) {
            Answer again = send(senders.get(provider(sample)), JSON.readTree(sample.getContentAsByteArray()));
            assertThat(again.status()).as(sample.toString()).isEqualTo(200);
            assertThat(again.json().getString("event_id")).isEqualTo(firstAnswers.get(sample));
        }
        assertThat(new Ledger(console).conservation().getBoolean("balanced")).isTrue();
    }

    private static Answer send(Sender sender, JsonNode sample) {
        boolean form = sample.has("form");
        byte[] body = (form ? encoded(sample.get("form")) : stamped(sender, sample.get("body")))
                .getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers =
                sender.headers(body, form ? Sender.FORM : Sender.JSON, idOf(sample), Instant.now());
        sample.path("headers").forEachEntry((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Type")) {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                headers.put(name, value.stringValue());
            }
        });
        return sender.post(BodyPublishers.ofByteArray(body), headers);
    }

    private static String stamped(Sender sender, JsonNode body) {
        long now = Instant.now().toEpochMilli();
        if (sender.provider().equals("linear")) {
            ((ObjectNode) body).put("webhookTimestamp", now);
        }
        if (sender.provider().equals("jira") && body.has("timestamp")) {
            ((ObjectNode) body).put("timestamp", now);
        }
        return JSON.writeValueAsString(body);
    }

    private static String encoded(JsonNode form) {
        return form.properties().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(
                                field.getValue().isString()
                                        ? field.getValue().stringValue()
                                        : JSON.writeValueAsString(field.getValue()),
                                StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String idOf(JsonNode sample) {
        return sample.path("headers").path("webhook-id").asString("sample-" + sample.path("sequence"));
    }

    private static String provider(Resource sample) {
        String path = sample.getDescription();
        List<String> parts =
                Arrays.asList(path.substring(path.lastIndexOf("webhooks")).split("/"));
        return parts.get(1);
    }

    private static List<Resource> samples() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:webhooks/**/*.json"))
                .filter(resource -> !String.valueOf(resource.getFilename()).endsWith(".expected.json"))
                .toList();
    }
}
