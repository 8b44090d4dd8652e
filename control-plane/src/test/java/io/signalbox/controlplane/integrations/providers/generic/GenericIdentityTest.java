package io.signalbox.controlplane.integrations.providers.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What intake makes of generic deliveries. The agent's golden cases say which event and ticket each payload is: both services must agree. */
class GenericIdentityTest {

    private static final Path GOLDEN = Path.of("..", "agent-service", "src", "test", "resources", "golden", "generic");
    private static final JsonMapper JSON = new JsonMapper();

    private final GenericWebhook webhook = new GenericWebhook();

    static List<Path> goldenCases() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldenCases")
    void namesTheEventAndTheTicketOfTheGoldenCase(Path file) throws Exception {
        JsonNode golden = JSON.readTree(Files.readString(file));
        Delivery delivery = webhook.describe(
                        json(golden.get("payload").toString()),
                        headers(golden),
                        webhook.inForce(texts(golden.path("settings"))))
                .getFirst();

        assertThat(delivery.eventType()).isEqualTo(golden.get("event_type").asString());
        String id = golden.get("external_id").asString();
        if (id.startsWith("delivery-")) {
            assertThat(delivery.externalId()).isEqualTo(delivery.deliveryId());
        } else {
            assertThat(delivery.externalId()).isEqualTo(id);
        }
    }

    @Test
    void takesAListApart() throws Exception {
        var headers = WebhookHeaders.none().with("webhook-id", "msg_1");
        List<Delivery> deliveries = webhook.describe(
                json("[{\"id\":1,\"title\":\"A\"},7,{\"id\":2,\"title\":\"B\"}]"), headers, settings());

        assertThat(deliveries).extracting(Delivery::deliveryId).containsExactly("msg_1#0", "msg_1#1", "msg_1#2");
        assertThat(deliveries).extracting(Delivery::externalId).containsExactly("1", "msg_1#1", "2");
        assertThat(deliveries.get(2).payload().string()).isEqualTo("{\"id\":2,\"title\":\"B\"}");
    }

    @Test
    void leavesAnEmptyAndAnEndlessListWhole() throws Exception {
        for (String list : List.of("[]", "[" + "{},".repeat(500) + "{}]")) {
            List<Delivery> deliveries = webhook.describe(json(list), WebhookHeaders.none(), settings());
            assertThat(deliveries)
                    .singleElement()
                    .satisfies(only -> assertThat(only.payload().kind()).isEqualTo(UntrustedJson.Kind.ARRAY));
        }
    }

    @Test
    void remembersTheIdThatEarlierVersionsTook() throws Exception {
        Delivery changed = describe("{\"id\":\"evt\",\"issue\":{\"id\":7}}");
        assertThat(changed.externalId()).isEqualTo("7");
        assertThat(changed.otherIds().former()).containsExactly("evt");

        Delivery same = describe("{\"id\":\"T1\",\"title\":\"A\"}");
        assertThat(same.otherIds().former()).isEmpty();
    }

    @Test
    void keepsTheHeadersThatAPresetReads() {
        assertThat(webhook.keptHeaders(webhook.inForce(Map.of("preset", "bitbucket"))))
                .contains("X-Event-Key")
                .containsAll(webhook.keptHeaders());
        assertThat(webhook.keptHeaders(settings())).isEqualTo(webhook.keptHeaders());
    }

    @Test
    void letsASettingGoBeforeItsPreset() {
        Settings settings = webhook.inForce(Map.of("preset", "gitlab", "scheme", "standard_webhooks"));

        assertThat(settings.get("scheme")).isEqualTo("standard_webhooks");
        assertThat(settings.get("signature_header")).isEqualTo("X-Gitlab-Token");
    }

    @Test
    void acceptsTheSettingsOfEveryPreset() {
        Set<String> presets = io.signalbox.contracts.senders.Presets.all().keySet();
        assertThat(presets).allSatisfy(preset -> assertThat(webhook.problems(webhook.inForce(Map.of("preset", preset))))
                .isEmpty());
    }

    private Delivery describe(String text) throws Exception {
        return webhook.describe(json(text), WebhookHeaders.none(), settings()).getFirst();
    }

    private Settings settings() {
        return webhook.inForce(Map.of());
    }

    private static UntrustedJson json(String text) throws Exception {
        return UntrustedJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static WebhookHeaders headers(JsonNode golden) {
        WebhookHeaders headers = WebhookHeaders.none();
        for (var header : texts(golden.path("headers")).entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        return headers;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asString()));
        return texts;
    }
}
