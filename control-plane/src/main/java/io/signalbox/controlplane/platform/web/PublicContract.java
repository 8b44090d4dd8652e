package io.signalbox.controlplane.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The operations of the public contract, read once from the bundled document that {@code /docs} shows. */
@Component
public class PublicContract {

    private static final String DOCUMENT = "/openapi/public.yaml";
    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    private final List<Operation> operations;

    /**
     * One operation.
     *
     * @param permission its {@code x-permission}; null when it has none
     */
    public record Operation(
            String id, String summary, @Nullable String permission) {}

    PublicContract() {
        this(document());
    }

    PublicContract(Map<String, Object> document) {
        List<Operation> found = new ArrayList<>();
        child(document, "paths").values().forEach(item -> addOperations(map(item), found));
        this.operations = List.copyOf(found);
    }

    /** The contract this application serves. */
    public static PublicContract load() {
        return new PublicContract();
    }

    /** All operations, in the document's order. */
    public List<Operation> operations() {
        return operations;
    }

    private static void addOperations(Map<String, Object> item, List<Operation> found) {
        METHODS.stream()
                .filter(item::containsKey)
                .map(method -> child(item, method))
                .map(operation -> new Operation(
                        String.valueOf(operation.get("operationId")),
                        String.valueOf(operation.get("summary")),
                        operation.get("x-permission") instanceof String permission ? permission : null))
                .forEach(found::add);
    }

    private static Map<String, Object> document() {
        try (InputStream document = PublicContract.class.getResourceAsStream(DOCUMENT)) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(document));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> child(Map<String, Object> parent, String key) {
        return map(parent.getOrDefault(key, Map.of()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
