package io.signalbox.controlplane.testing.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;

/** Compares real answers with what a contract says of them: status, media type, and a body without anything the schema does not name. */
public final class ContractCheck {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ContractDocument contract;
    private final JsonNode closedComponents;
    private final Map<Object, Schema> compiled = new ConcurrentHashMap<>();

    public ContractCheck(ContractDocument contract) {
        this.contract = contract;
        this.closedComponents = MAPPER.valueToTree(closed(contract.components()));
    }

    /** What is wrong with an answer, in words; empty when nothing is. */
    public Optional<String> violation(ContractOperation operation, int status, String mediaType, byte[] body) {
        Map<String, Object> response = operation.response(status);
        if (response.isEmpty()) {
            return Optional.of(operation + " answers " + status + ", which the contract does not name");
        }
        Map<String, Object> content = ContractDocument.map(response, "content");
        if (content.isEmpty()) {
            return body.length == 0
                    ? Optional.empty()
                    : Optional.of(operation + " answers " + status + " with a body, the contract with none");
        }
        if (mediaType == null) {
            return Optional.of(operation + " answers " + status + " without a media type");
        }
        MediaType actual = MediaType.parseMediaType(mediaType);
        return content.entrySet().stream()
                .filter(documented ->
                        MediaType.parseMediaType(documented.getKey()).includes(actual))
                .findFirst()
                .map(documented ->
                        bodyViolation(operation, status, ContractDocument.cast(documented.getValue()), actual, body))
                .orElseGet(() -> Optional.of(operation + " answers " + status + " as " + mediaType
                        + ", the contract as " + content.keySet()));
    }

    private Optional<String> bodyViolation(
            ContractOperation operation, int status, Map<String, Object> documented, MediaType type, byte[] body) {
        boolean isJson = type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
        Map<String, Object> schema = ContractDocument.map(documented, "schema");
        if (!isJson || schema.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        List<Error> errors = compiled.computeIfAbsent(schema, this::compile).validate(text, InputFormat.JSON);
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(operation + " answers " + status + " with a body that breaks the schema: " + errors + "\n"
                        + text);
    }

    private Schema compile(Object schema) {
        ObjectNode whole = MAPPER.valueToTree(closed(schema));
        whole.set("components", closedComponents);
        return SCHEMAS.getSchema(whole);
    }

    /** Every object with named properties allows no others. */
    private static Object closed(Object node) {
        if (node instanceof List<?> list) {
            return list.stream().map(ContractCheck::closed).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), closed(value)));
        boolean isObjectSchema = copy.get("properties") instanceof Map && "object".equals(copy.get("type"));
        if (isObjectSchema) {
            copy.putIfAbsent("additionalProperties", false);
        }
        return copy;
    }
}
