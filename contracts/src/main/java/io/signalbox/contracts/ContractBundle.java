package io.signalbox.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Turns one root of many files into one document: a schema file becomes the component of its name, every other file is put where it is
 * referenced. Two schema files of one name are an error, which keeps names globally unique.
 */
public final class ContractBundle {

    private static final String SCHEMA_FOLDER = "schemas";

    private final Map<String, Path> schemaFiles = new TreeMap<>();
    private final Map<String, Object> schemas = new TreeMap<>();

    private ContractBundle() {}

    /**
     * Bundles every root below the first argument into the folder of the second, as {@code <root>.yaml}, and into the folder of the third
     * without what filters read before an operation is reached: server interfaces are generated from those. The third also gets
     * {@code shared.yaml}, the schemas that more than one root uses, and {@code shared-schemas.yaml}, the generator's settings by which the
     * roots use the classes made from it.
     */
    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[0]);
        Path target = Files.createDirectories(Path.of(arguments[1]));
        Path served = Files.createDirectories(Path.of(arguments[2]));
        OperationPermissions.require(bundle(source.resolve("public/openapi.yaml")));
        for (String root : List.of("public", "agent", "internal")) {
            Path file = source.resolve(root + "/openapi.yaml");
            Files.writeString(served.resolve(root + ".yaml"), write(new ContractBundle().bundleRoot(file)));
            Files.writeString(target.resolve(root + ".yaml"), write(bundle(file)));
        }
        Files.writeString(served.resolve("shared.yaml"), write(shared(source)));
        Files.writeString(served.resolve("shared-schemas.yaml"), write(SharedSchemas.generatorSettings(source)));
    }

    /** The whole document as maps, lists and scalars. */
    public static Map<String, Object> bundle(Path root) {
        return IdempotentPosts.declare(new ContractBundle().bundleRoot(root));
    }

    /** The shared schemas as a document without operations. */
    public static Map<String, Object> shared(Path source) {
        var bundle = new ContractBundle();
        SharedSchemas.files(source).forEach(bundle::schemaReference);
        return SharedSchemas.document(bundle.schemas);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> bundleRoot(Path root) {
        var document = (Map<String, Object>) inline(read(root), root);
        ((Map<String, Object>) document.computeIfAbsent("components", ignored -> new LinkedHashMap<>()))
                .put("schemas", schemas);
        return document;
    }

    private Object inline(Object node, Path file) {
        return switch (node) {
            case Map<?, ?> map
            when map.get("$ref") instanceof String reference && !reference.startsWith("#") ->
                resolve(file.resolveSibling(reference).normalize());
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().toString(),
                                entry -> inline(entry.getValue(), file),
                                (first, second) -> second,
                                LinkedHashMap::new));
            case List<?> list -> list.stream().map(item -> inline(item, file)).toList();
            default -> node;
        };
    }

    private Object resolve(Path file) {
        if (file.getParent().endsWith(SCHEMA_FOLDER)) {
            return schemaReference(file);
        }
        return inline(read(file), file);
    }

    private Map<String, Object> schemaReference(Path file) {
        String name = schemaName(file);
        Path known = schemaFiles.putIfAbsent(name, file);
        if (known == null) {
            schemas.put(name, inline(read(file), file));
        } else if (!known.equals(file)) {
            throw new IllegalStateException("Schema " + name + " is defined twice: " + known + " and " + file);
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    static String schemaName(Path file) {
        return file.getFileName().toString().replace(".yaml", "");
    }

    private static Object read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return new Yaml().load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String write(Map<String, Object> document) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(140);
        return new Yaml(options).dump(document);
    }
}
