package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The document everyone generates from says what the source files say. */
class BundleTest {

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void isWhatTheSourcesSay(String root) throws IOException {
        assertThat(bundled(root)).isEqualTo(ContractBundle.bundle(Sources.root(root)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void holdsEveryOperation(String root) throws IOException {
        Set<String> bundled = Sources.map(bundled(root), "paths").values().stream()
                .flatMap(item -> Sources.cast(item).values().stream())
                .filter(operation -> operation instanceof Map)
                .map(operation -> String.valueOf(Sources.cast(operation).get("operationId")))
                .collect(Collectors.toSet());

        assertThat(bundled)
                .containsExactlyInAnyOrderElementsOf(
                        Sources.operations(root).map(Sources.Operation::id).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void refersOnlyToItsOwnComponents(String root) throws IOException {
        Map<String, Object> document = bundled(root);
        Set<String> schemas =
                Sources.map(Sources.map(document, "components"), "schemas").keySet();

        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> assertThat(schemas)
                .contains(reference.replace("#/components/schemas/", "")));
    }

    @Test
    void tellsTheSameOfASchemaInEveryRoot() throws IOException {
        Map<String, Object> internal = schemas("internal");
        Map<String, Object> agent = schemas("agent");

        schemas("public").forEach((name, schema) -> {
            assertThat(internal.getOrDefault(name, schema)).as(name).isEqualTo(schema);
            assertThat(agent.getOrDefault(name, schema)).as(name).isEqualTo(schema);
        });
    }

    private static Map<String, Object> schemas(String root) throws IOException {
        return Sources.map(Sources.map(bundled(root), "components"), "schemas");
    }

    private static Map<String, Object> bundled(String root) throws IOException {
        try (var document = ContractBundle.class.getResourceAsStream(
                Path.of("/openapi", root + ".yaml").toString())) {
            return new Yaml().load(document);
        }
    }

    private static Stream<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> "$ref".equals(entry.getKey())
                                ? Stream.of(entry.getValue().toString())
                                : references(entry.getValue()));
            case List<?> list -> list.stream().flatMap(BundleTest::references);
            case null, default -> Stream.empty();
        };
    }
}
