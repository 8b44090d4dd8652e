package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How things read: operations explain themselves, names are snake_case, problems are everywhere, strings that come in are bounded. */
class StyleTest {

    private static final String SNAKE_CASE = "[a-z][a-z0-9]*(_[a-z0-9]+)*";
    /** Formats that bound a string by themselves. */
    private static final Set<String> BOUNDED = Set.of("uuid", "date", "date-time", "binary");

    @Test
    void namesAndSummarisesEveryOperation() {
        assertThat(Sources.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.id()).as(operation.toString()).matches("[a-z][A-Za-z0-9]*");
            assertThat(operation.definition()).as(operation.toString()).containsKeys("summary", "tags");
        });
    }

    @Test
    void givesEachOperationAnIdOfItsOwn() {
        Sources.ROOTS.forEach(root -> assertThat(Sources.operations(root).map(Sources.Operation::id))
                .as(root)
                .doesNotHaveDuplicates());
    }

    @Test
    void answersEveryOperationWithProblemsToo() {
        assertThat(Sources.operations()).allSatisfy(operation -> {
            Map<String, Object> responses = Sources.map(operation.definition(), "responses");
            assertThat(Sources.map(responses, "default").get("$ref"))
                    .as(operation.toString())
                    .asString()
                    .endsWith("shared/responses/Problem.yaml");
            // A success, or the redirect that is one.
            assertThat(responses.keySet()).as(operation.toString()).anyMatch(status -> status.matches("2..|303"));
        });
    }

    @Test
    void writesPropertiesInSnakeCase() {
        assertThat(Sources.files()).allSatisfy(file -> assertThat(propertyNames(Sources.read(file)))
                .as(file.toString())
                .allSatisfy(name -> assertThat(name).matches(SNAKE_CASE)));
    }

    @Test
    void writesParametersInSnakeCase() {
        assertThat(Sources.ROOTS.stream().flatMap(root -> Sources.urls(root).keySet().stream()))
                .allSatisfy(url -> assertThat(url).matches("(/([a-z0-9-]+|\\{" + SNAKE_CASE + "}))+"));
    }

    @Test
    void boundsEveryStringThatComesIn() {
        List<String> unbounded = new ArrayList<>();
        for (Path file : Sources.urls("public").values()) {
            Map<String, Object> item = Sources.read(file);
            new Incoming(unbounded).visit(item.get("parameters"), file, file + " parameters");
        }
        Sources.operations("public").forEach(operation -> {
            var incoming = new Incoming(unbounded);
            incoming.visit(operation.definition().get("parameters"), operation.file(), operation + " parameters");
            incoming.visit(operation.definition().get("requestBody"), operation.file(), operation + " body");
        });

        assertThat(unbounded).isEmpty();
    }

    @Test
    void noticesStringWithoutBound() {
        List<String> unbounded = new ArrayList<>();
        Object schema = Map.of("properties", Map.of("name", Map.of("type", "string")));

        new Incoming(unbounded).visit(schema, Sources.root("public"), "sample");

        assertThat(unbounded).containsExactly("sample/properties/name");
    }

    private static Stream<String> propertyNames(Object node) {
        return switch (node) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> Stream.concat(
                                "properties".equals(entry.getKey()) && entry.getValue() instanceof Map<?, ?> properties
                                        ? properties.keySet().stream().map(String::valueOf)
                                        : Stream.empty(),
                                propertyNames(entry.getValue())));
            case List<?> list -> list.stream().flatMap(StyleTest::propertyNames);
            case null, default -> Stream.empty();
        };
    }

    /** Everything a caller may send, followed through references. */
    private record Incoming(List<String> unbounded, Set<Path> seen) {

        private Incoming(List<String> unbounded) {
            this(unbounded, new HashSet<>());
        }

        private void visit(Object node, Path file, String place) {
            switch (node) {
                case Map<?, ?> map
                when map.get("$ref") instanceof String reference -> {
                    Path target = file.resolveSibling(reference).normalize();
                    if (seen.add(target)) {
                        visit(Sources.read(target), target, place + " > " + target.getFileName());
                    }
                }
                case Map<?, ?> map -> {
                    if (isUnboundedString(map)) {
                        unbounded.add(place);
                    }
                    map.forEach((key, value) -> visit(value, file, place + "/" + key));
                }
                case List<?> list -> list.forEach(item -> visit(item, file, place));
                case null, default -> {}
            }
        }

        private static boolean isUnboundedString(Map<?, ?> schema) {
            return "string".equals(schema.get("type"))
                    && !schema.containsKey("maxLength")
                    && !schema.containsKey("enum")
                    && !BOUNDED.contains(String.valueOf(schema.get("format")));
        }
    }
}
