package io.signalbox.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** A schema of several roots is shared, and a service generates it once. */
class SharedSchemasTest {

    @Test
    void sharesEverySchemaThatSeveralRootsUse() {
        Map<String, Long> uses = Sources.ROOTS.stream()
                .flatMap(root -> names(ContractBundle.bundle(Sources.root(root))).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        uses.values().removeIf(count -> count == 1);
        assertThat(shared()).containsAll(uses.keySet());
    }

    @Test
    void needsNothingThatIsNotShared() {
        assertThat(names(ContractBundle.shared(Sources.FOLDER))).isEqualTo(shared());
    }

    @Test
    void tellsTheGeneratorTheClassOfEachSharedSchema() {
        Map<String, Object> settings = SharedSchemas.generatorSettings(Sources.FOLDER);

        assertThat(Sources.map(settings, "schemaMappings").keySet()).isEqualTo(shared());
        assertThat(Sources.map(settings, "importMappings"))
                .hasSameSizeAs(shared())
                .containsEntry("TicketDraft", "io.signalbox.contract.shared.TicketDraft");
    }

    @Test
    void writesWhatTheGeneratorReads() throws IOException {
        Path served = Path.of("target/served");

        assertThat(read(served.resolve("shared.yaml"))).isEqualTo(ContractBundle.shared(Sources.FOLDER));
        assertThat(read(served.resolve("shared-schemas.yaml")))
                .isEqualTo(SharedSchemas.generatorSettings(Sources.FOLDER));
    }

    private static Map<String, Object> read(Path file) throws IOException {
        return new Yaml().load(Files.readString(file));
    }

    private static Set<String> shared() {
        List<Path> files = SharedSchemas.files(Sources.FOLDER);
        return files.stream().map(ContractBundle::schemaName).collect(Collectors.toSet());
    }

    private static Set<String> names(Map<String, Object> document) {
        return Sources.map(Sources.map(document, "components"), "schemas").keySet();
    }
}
