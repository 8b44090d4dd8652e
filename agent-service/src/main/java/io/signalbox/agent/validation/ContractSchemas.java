package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** JSON schemas of proposals and model answers, derived from the internal contract so that they cannot drift from it. */
@ApplicationScoped
public class ContractSchemas {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String REFERENCE = "#/components/schemas/";

    /** Where a proposal names an account, the contract names an identity. */
    private static final Map<String, String> ACCOUNT_OF_IDENTITY =
            Map.of("assignee_id", "assignee", "reporter_id", "reporter", "actor_id", "actor", "author_id", "author");

    /** Where a model says, with a reason, that the event is no ticket. */
    public static final String NOT_A_TICKET = "not_a_ticket";

    private static final Set<String> REQUIRED_OF_A_TICKET = Set.of("title", "status", "priority", "type");

    private final ObjectMapper json;
    private final JsonNode components;

    @Inject
    public ContractSchemas(ObjectMapper json) {
        this.json = json;
        this.components = load(json);
    }

    /** The contract's ticket change, with accounts in place of identities and nothing beside what the contract knows. */
    ObjectNode document() {
        return root(inlined("TicketUpsert"));
    }

    /**
     * What a model must answer when it is asked for these ticket fields. A model that is asked for a whole ticket must give its title, or
     * say why the event is not a ticket; one that improves a few fields may leave any of them out. That it gives exactly one of the two is
     * not said here: grammars made from schemas do not know alternatives.
     */
    public ObjectNode answer(Set<String> openFields) {
        ObjectNode known = (ObjectNode) inlined("TicketDraft").get("properties");
        ObjectNode ticket = object();
        if (isWhole(openFields)) {
            ticket.putArray("required").add("title");
        }
        ObjectNode properties = ticket.putObject("properties");
        known.properties().stream()
                .filter(field -> openFields.contains(field.getKey()))
                .forEach(field -> properties.set(field.getKey(), field.getValue()));
        ObjectNode answer = object();
        ArrayNode required = answer.putArray("required").add("external_id");
        ObjectNode answerProperties = answer.putObject("properties");
        answerProperties
                .putObject("external_id")
                .put("type", "string")
                .put("description", "The external id of the event, repeated");
        answerProperties.set("ticket", ticket);
        if (isWhole(openFields)) {
            answerProperties
                    .putObject(NOT_A_TICKET)
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", 500)
                    .put("description", "Instead of ticket: why the event is about no piece of work, in one sentence");
        } else {
            required.add("ticket");
        }
        return answer;
    }

    /** Whether a model that may write these fields is asked for a whole ticket. */
    static boolean isWhole(Set<String> openFields) {
        return openFields.containsAll(REQUIRED_OF_A_TICKET);
    }

    private ObjectNode inlined(String name) {
        return (ObjectNode) inline(components.get(name));
    }

    private JsonNode inline(JsonNode node) {
        if (node.get("$ref") instanceof JsonNode reference) {
            return inlined(reference.asText().substring(REFERENCE.length()));
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = json.createArrayNode();
            array.forEach(each -> copy.add(inline(each)));
            return copy;
        }
        if (node instanceof ObjectNode object) {
            return closed(inlineFields(object));
        }
        return node;
    }

    private ObjectNode inlineFields(ObjectNode object) {
        ObjectNode copy = json.createObjectNode();
        object.properties().forEach(field -> {
            String account = ACCOUNT_OF_IDENTITY.get(field.getKey());
            if (account == null) {
                copy.set(field.getKey(), inline(field.getValue()));
            } else {
                copy.set(account, inlined("ProviderAccount"));
            }
        });
        return copy;
    }

    private static ObjectNode closed(ObjectNode schema) {
        if (schema.path("properties").isObject() && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private ObjectNode object() {
        return json.createObjectNode().put("type", "object").put("additionalProperties", false);
    }

    private ObjectNode root(ObjectNode schema) {
        return schema.put("$schema", DIALECT);
    }

    private static JsonNode load(ObjectMapper json) {
        try (InputStream contract = ContractSchemas.class.getResourceAsStream("/openapi/internal.yaml")) {
            Map<String, Object> document = new Yaml().load(contract);
            return json.<JsonNode>valueToTree(document).path("components").path("schemas");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
