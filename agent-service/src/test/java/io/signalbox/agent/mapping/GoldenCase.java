package io.signalbox.agent.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.contract.shared.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One event with what the rules make of it: {@code golden/<provider>/<event>--<case>.json}, with the members {@code title},
 * {@code event_type}, {@code external_id}, {@code payload}, {@code expected} and, where they matter, {@code headers}, {@code settings} and
 * {@code received_at}.
 */
record GoldenCase(Path file, ProviderName provider, ObjectNode content) {

    static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** By path. */
    static List<GoldenCase> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<GoldenCase> cases = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                cases.add(read(file));
            }
            return cases;
        }
    }

    private static GoldenCase read(Path file) throws IOException {
        String provider = ROOT.relativize(file).getName(0).toString();
        return new GoldenCase(
                file, ProviderName.fromValue(provider), (ObjectNode) JSON.readTree(Files.readString(file)));
    }

    /** What happened at the source, as the file's name says it. */
    String event() {
        return file.getFileName().toString().replaceFirst("--.*", "");
    }

    String title() {
        return content.path("title").asText();
    }

    SourceEvent sourceEvent() {
        return new SourceEvent(
                provider,
                content.path("event_type").asText(),
                content.path("external_id").asText(),
                Instant.parse(content.path("received_at").asText(Events.RECEIVED_AT.toString())),
                texts("headers"),
                texts("settings"),
                content.path("payload"));
    }

    JsonNode expected() {
        return content.path("expected");
    }

    /** What the rules make of it now, through text so that numbers compare as they read. */
    JsonNode mapped() throws IOException {
        return JSON.readTree(
                JSON.writeValueAsString(MappingJson.of(BuiltInRules.book().map(sourceEvent()))));
    }

    void write(JsonNode expected) throws IOException {
        content.set("expected", expected);
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content) + "\n");
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }

    private Map<String, String> texts(String member) {
        Map<String, String> texts = new TreeMap<>();
        content.path(member)
                .properties()
                .forEach(each -> texts.put(each.getKey(), each.getValue().asText()));
        return texts;
    }
}
