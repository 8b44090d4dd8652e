package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things are: one folder per tag, one file per URL, one schema per file, every name once. */
class LayoutTest {

    private static final Set<String> FOLDERS_WITHOUT_URLS = Set.of("schemas", "parameters", "responses");

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void keepsEachUrlInAFileOfItsTag(String root) {
        assertThat(Sources.operations(root)).isNotEmpty().allSatisfy(operation -> assertThat(
                        operation.definition().get("tags"))
                .as(operation.toString())
                .isEqualTo(List.of(operation.file().getParent().getFileName().toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void keepsOneFilePerUrl(String root) {
        assertThat(Sources.urls(root).values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void leavesNoFileUnused(String root) {
        Set<Path> used = Set.copyOf(Sources.urls(root).values());
        Path folder = Sources.FOLDER.resolve(root);

        assertThat(Sources.files()
                        .filter(file -> file.startsWith(folder) && !file.equals(Sources.root(root)))
                        .filter(file -> !FOLDERS_WITHOUT_URLS.contains(
                                file.getParent().getFileName().toString())))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"public", "agent", "internal"})
    void declaresExactlyTheTagsItUses(String root) {
        Set<String> used = Sources.operations(root)
                .flatMap(operation -> ((List<?>) operation.definition().get("tags")).stream())
                .map(String::valueOf)
                .collect(Collectors.toSet());
        List<?> declared = (List<?>) Sources.read(Sources.root(root)).get("tags");

        assertThat(declared)
                .extracting(tag -> ((Map<?, ?>) tag).get("name").toString())
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void givesEachSchemaAGloballyUniqueName() {
        assertThat(Sources.schemaFiles().map(Path::getFileName).map(Path::toString))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[A-Z][A-Za-z0-9]*\\.yaml"));
    }

    @Test
    void refersOnlyToFilesThatExist() {
        assertThat(Sources.files()).allSatisfy(file -> assertThat(references(Sources.read(file)))
                .as(file.toString())
                .allSatisfy(
                        reference -> assertThat(file.resolveSibling(reference)).exists()));
    }

    private static Stream<String> references(Object node) {
        return switch (node) {
            case Map<?, ?> map when map.get("$ref") instanceof String reference -> Stream.of(reference);
            case Map<?, ?> map -> map.values().stream().flatMap(LayoutTest::references);
            case List<?> list -> list.stream().flatMap(LayoutTest::references);
            case null, default -> Stream.empty();
        };
    }
}
