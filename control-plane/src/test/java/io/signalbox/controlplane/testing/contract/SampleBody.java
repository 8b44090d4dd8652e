package io.signalbox.controlplane.testing.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes small bodies that a contract takes: what is required, and every id it knows a value for. */
public final class SampleBody {

    private final ContractDocument contract;
    private final Map<String, ?> known;

    /** @param known values by the name of their property */
    public SampleBody(ContractDocument contract, Map<String, ?> known) {
        this.contract = contract;
        this.known = known;
    }

    /** Empty when the operation takes none. */
    public Optional<Object> of(ContractOperation operation) {
        Map<String, Object> content = ContractDocument.map(
                contract.resolve(ContractDocument.map(operation.definition(), "requestBody")), "content");
        return Optional.ofNullable(content.get("application/json"))
                .map(ContractDocument::cast)
                .map(media -> value("", ContractDocument.map(media, "schema")));
    }

    /** Names of the known properties that the body of this operation would carry. */
    public List<String> knownNames(ContractOperation operation) {
        return of(operation).stream()
                .filter(Map.class::isInstance)
                .flatMap(body -> ((Map<?, ?>) body).keySet().stream())
                .map(Object::toString)
                .filter(known::containsKey)
                .toList();
    }

    private Object value(String name, Map<String, Object> unresolved) {
        if (known.containsKey(name)) {
            return known.get(name);
        }
        Map<String, Object> schema = contract.resolve(unresolved);
        if (schema.get("enum") instanceof List<?> values) {
            return values.getFirst();
        }
        return switch (String.valueOf(schema.getOrDefault("type", "object"))) {
            case "string" -> text(schema);
            case "integer", "number" -> schema.getOrDefault("minimum", 1);
            case "boolean" -> true;
            case "array" ->
                schema.containsKey("minItems") ? List.of(value("", ContractDocument.map(schema, "items"))) : List.of();
            case "object" -> object(schema);
            default -> throw new IllegalStateException("No sample for " + name + " " + schema);
        };
    }

    private Map<String, Object> object(Map<String, Object> schema) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<?> required = schema.get("required") instanceof List<?> names ? names : List.of();
        ContractDocument.map(schema, "properties").forEach((name, property) -> {
            if (required.contains(name) || known.containsKey(name)) {
                body.put(name, value(name, ContractDocument.cast(property)));
            }
        });
        return body;
    }

    private static String text(Map<String, Object> schema) {
        return switch (String.valueOf(schema.getOrDefault("format", ""))) {
            case "uuid" -> "0199a000-0000-7000-8000-000000000000";
            case "date-time" -> "2027-01-01T00:00:00Z";
            case "date" -> "2027-01-01";
            default -> "x".repeat(((Number) schema.getOrDefault("minLength", 1)).intValue());
        };
    }
}
