package io.signalbox.agent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.contract.shared.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One sample of contracts/src/main/resources/webhooks, taken apart as the control plane's endpoints take deliveries apart. */
public record SampleDelivery(Path file, ProviderName provider, JsonNode sample) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("..", "contracts", "src", "main", "resources", "webhooks");

    public static List<SampleDelivery> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<SampleDelivery> samples = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".json") && !name.endsWith(".expected.json")) {
                    samples.add(read(file));
                }
            }
            return samples;
        }
    }

    private static SampleDelivery read(Path file) throws IOException {
        String provider = ROOT.relativize(file).getName(0).toString();
        return new SampleDelivery(file, ProviderName.fromValue(provider), JSON.readTree(file.toFile()));
    }

    public String name() {
        return ROOT.relativize(file).toString();
    }

    Path expected() {
        return file.resolveSibling(file.getFileName().toString().replace(".json", ".expected.json"));
    }

    /** A HubSpot delivery holds several. */
    public List<SourceEvent> events() throws IOException {
        JsonNode content = content();
        List<SourceEvent> events = new ArrayList<>();
        if (content.isArray()) {
            content.forEach(each -> events.add(event(each)));
        } else {
            events.add(event(content));
        }
        return events;
    }

    private JsonNode content() throws IOException {
        if (!sample.has("form")) {
            return sample.get("body");
        }
        JsonNode form = sample.get("form");
        return form.has("payload") ? JSON.readTree(form.get("payload").asText()) : form;
    }

    private SourceEvent event(JsonNode payload) {
        return new SourceEvent(
                provider, eventType(payload), "external-1", Events.RECEIVED_AT, headers(), Map.of(), payload);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>();
        sample.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private String eventType(JsonNode payload) {
        return switch (provider) {
            case JIRA -> payload.path("webhookEvent").asText();
            case LINEAR ->
                payload.path("type").asText() + "." + payload.path("action").asText();
            case HUBSPOT -> payload.path("subscriptionType").asText();
            case GITHUB -> headers().get("X-GitHub-Event");
            case SLACK ->
                payload.has("command") ? "slash_command" : payload.path("type").asText();
            case GENERIC -> payload.path("type").asText(payload.path("event").asText("event"));
        };
    }
}
