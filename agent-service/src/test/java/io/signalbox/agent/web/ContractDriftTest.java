package io.signalbox.agent.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.Contract;
import io.signalbox.agent.fakes.FakeSurroundings;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document this service writes about itself says the same as the contract it was built from. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ContractDriftTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "options", "head");

    @Test
    void servesTheContractsOperationsAndNoOthers() throws Exception {
        assertThat(operations(served())).isEqualTo(operations(contract()));
    }

    @Test
    void asksForTheServiceKeyAsTheContractSays() throws Exception {
        JsonNode scheme = served().path("components").path("securitySchemes").path("service_key");

        assertThat(scheme)
                .isEqualTo(contract().path("components").path("securitySchemes").path("service_key"));
        assertThat(served().path("paths").findValues("security"))
                .hasSize(4)
                .allSatisfy(security -> assertThat(security.toString()).isEqualTo("[{\"service_key\":[]}]"));
    }

    @Test
    void knowsTheContractsSchemasFieldByField() throws Exception {
        JsonNode served = served().path("components").path("schemas");
        JsonNode contract = contract().path("components").path("schemas");

        contract.properties().forEach(schema -> assertThat(fields(served.path(schema.getKey())))
                .as(schema.getKey())
                .isEqualTo(fields(schema.getValue())));
    }

    private static JsonNode contract() {
        return Contract.named("agent").document();
    }

    private static JsonNode served() throws Exception {
        return new ObjectMapper().readTree(given().get("/q/openapi?format=json").asString());
    }

    /** Path and method to everything a caller depends on. */
    private static Map<String, String> operations(JsonNode document) {
        var operations = new TreeMap<String, String>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(
                        method -> operations.put(method.getKey() + " " + path.getKey(), signature(method.getValue()))));
        return operations;
    }

    private static String signature(JsonNode operation) {
        return operation.path("operationId").asText()
                + " asks "
                + schema(operation.path("requestBody").path("content").path("application/json"))
                + " answers "
                + schema(operation.path("responses").path("200").path("content").path("application/json"))
                + " or "
                + schema(operation
                        .path("responses")
                        .path("default")
                        .path("content")
                        .path("application/problem+json"));
    }

    private static String schema(JsonNode media) {
        return media.path("schema").path("$ref").asText("nothing").replace("#/components/schemas/", "");
    }

    private static String fields(JsonNode schema) {
        var names = schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        var required = new TreeSet<String>();
        schema.path("required").forEach(each -> required.add(each.asText()));
        var words = new TreeSet<String>();
        schema.path("enum").forEach(each -> words.add(each.asText()));
        return "fields " + names + " required " + required + " words " + words;
    }
}
