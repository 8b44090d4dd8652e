package io.signalbox.controlplane.testing.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/** One bundled OpenAPI document of the class path. */
public final class ContractDocument {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    /** Nobody changes one, and reading takes as long as some hundred requests. */
    private static final Map<String, ContractDocument> LOADED = new ConcurrentHashMap<>();

    private final Map<String, Object> document;
    private final Map<ContractOperation, PathPattern> patterns = new IdentityHashMap<>();
    private final List<ContractOperation> operations = new ArrayList<>();

    private ContractDocument(Map<String, Object> document) {
        this.document = document;
        map(document, "paths").forEach((path, item) -> addOperations(path, cast(item)));
        operations.forEach(
                operation -> patterns.put(operation, PathPatternParser.defaultInstance.parse(operation.path())));
    }

    /** @param root public, internal or agent */
    public static ContractDocument load(String root) {
        return LOADED.computeIfAbsent(root, ContractDocument::read);
    }

    private static ContractDocument read(String root) {
        try (InputStream file = ContractDocument.class.getResourceAsStream("/openapi/" + root + ".yaml")) {
            return new ContractDocument(cast(new Yaml().load(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<ContractOperation> operations() {
        return operations;
    }

    /** The operation that serves this request; the most specific path wins. */
    public Optional<ContractOperation> find(String method, String path) {
        var requested = PathContainer.parsePath(path);
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method))
                .filter(operation -> pattern(operation).matches(requested))
                .min((one, other) -> PathPattern.SPECIFICITY_COMPARATOR.compare(pattern(one), pattern(other)));
    }

    Map<String, Object> components() {
        return map(document, "components");
    }

    /** Names of the query parameters of an operation. */
    public List<String> queryParameters(ContractOperation operation) {
        Object parameters = operation.definition().getOrDefault("parameters", List.of());
        return ((List<?>) parameters)
                .stream()
                        .map(parameter -> resolve(cast(parameter)))
                        .filter(parameter -> "query".equals(parameter.get("in")))
                        .map(parameter -> parameter.get("name").toString())
                        .toList();
    }

    /** What a reference refers to; anything else is itself. */
    Map<String, Object> resolve(Map<String, Object> node) {
        if (!(node.get("$ref") instanceof String reference)) {
            return node;
        }
        Map<String, Object> found = document;
        for (String step : reference.substring("#/".length()).split("/")) {
            found = map(found, step);
        }
        return resolve(found);
    }

    private void addOperations(String path, Map<String, Object> item) {
        METHODS.stream()
                .filter(item::containsKey)
                .map(method -> new ContractOperation(method, path, map(item, method)))
                .forEach(operations::add);
    }

    private PathPattern pattern(ContractOperation operation) {
        return Objects.requireNonNull(patterns.get(operation));
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
