package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** One of the bundled contracts, able to say what is wrong with a body. */
public final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    private Contract(JsonNode document) {
        this.document = document;
    }

    /** The root is {@code agent} or {@code internal}. */
    public static Contract named(String root) {
        try (InputStream yaml = Contract.class.getResourceAsStream("/openapi/" + root + ".yaml")) {
            return new Contract(JSON.valueToTree(new Yaml().<Map<String, Object>>load(yaml)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** Empty when the body matches the named schema. */
    public List<String> violations(String schema, JsonNode body) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(body).stream()
                .map(message -> schema + " " + message.getMessage())
                .toList();
    }

    private JsonSchema compiled(String name) {
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$ref", "#/components/schemas/" + name);
        root.set("components", document.get("components"));
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, config);
    }
}
