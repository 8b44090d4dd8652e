package io.signalbox.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The contract's source files. */
final class Sources {

    static final Path FOLDER = Path.of("src/main/openapi");
    static final List<String> ROOTS = List.of("public", "agent", "internal");
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete", "head", "options");

    private Sources() {}

    /** One operation, where it is written down. */
    record Operation(Path file, String method, Map<String, Object> definition) {

        String id() {
            return String.valueOf(definition.get("operationId"));
        }

        @Override
        public String toString() {
            return FOLDER.relativize(file) + " " + method;
        }
    }

    static Path root(String name) {
        return FOLDER.resolve(name).resolve("openapi.yaml");
    }

    static Map<String, Object> read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Files of one root by the URL they describe. */
    static Map<String, Path> urls(String root) {
        Map<String, Path> urls = new TreeMap<>();
        map(read(root(root)), "paths")
                .forEach((url, item) -> urls.put(
                        url,
                        FOLDER.resolve(root)
                                .resolve(String.valueOf(cast(item).get("$ref")))
                                .normalize()));
        return urls;
    }

    static Stream<Operation> operations(String root) {
        return urls(root).values().stream().flatMap(file -> {
            Map<String, Object> item = read(file);
            return METHODS.stream()
                    .filter(item::containsKey)
                    .map(method -> new Operation(file, method, map(item, method)));
        });
    }

    static Stream<Operation> operations() {
        return ROOTS.stream().flatMap(Sources::operations);
    }

    static Stream<Path> schemaFiles() {
        return files().filter(file -> file.getParent().endsWith("schemas"));
    }

    static Stream<Path> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, Object> map(Map<String, Object> parent, String key) {
        Object child = parent.get(key);
        return child == null ? Map.of() : cast(child);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }
}
