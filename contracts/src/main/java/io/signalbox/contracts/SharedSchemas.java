package io.signalbox.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schemas in {@code shared/schemas}, which every root may use. Each service generates their classes once, in {@link #PACKAGE}, and the
 * roots it generates refer to those classes instead of making their own.
 */
final class SharedSchemas {

    static final String PACKAGE = "io.signalbox.contract.shared";

    private SharedSchemas() {}

    /** The schema files below the contract's folder, in the order of their names. */
    static List<Path> files(Path source) {
        try (Stream<Path> files = Files.list(source.resolve("shared/schemas"))) {
            return files.sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The generator's settings: each shared schema has a class of its own name ({@code schemaMappings}), which is imported
     * ({@code importMappings}). A qualified name would do without the import, but cannot carry the annotations of a list's elements.
     */
    static Map<String, Object> generatorSettings(Path source) {
        Map<String, String> classes = new TreeMap<>();
        Map<String, String> imports = new TreeMap<>();
        for (Path file : files(source)) {
            String name = ContractBundle.schemaName(file);
            classes.put(name, name);
            imports.put(name, PACKAGE + "." + name);
        }
        return Map.of("schemaMappings", classes, "importMappings", imports);
    }

    /** An OpenAPI document of these schemas and no operation. */
    static Map<String, Object> document(Map<String, Object> schemas) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Signalbox shared schemas", "version", "1.0.0"));
        document.put("paths", Map.of());
        document.put("components", Map.of("schemas", schemas));
        return document;
    }
}
