package io.signalbox.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalbox.agent.fakes.FakeSurroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A state that a person edited is read as the workflow itself would read it, and what is wrong with it is pointed at. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class StateEndpointTest {

    private static final String USAGE = "\"usage\":{\"mappings\":0,\"prompt_tokens\":0,\"completion_tokens\":0}";

    @Test
    void readsAStateAndSaysWhereItLeads() {
        JsonNode check = checked("{\"refusals\":[], \"progress\":{\"kind\":\"started\"}," + USAGE + "}");

        assertThat(check.path("errors")).isEmpty();
        assertThat(check.at("/state/next_node").asText()).isEqualTo("map");
        assertThat(check.at("/state/round").asInt()).isEqualTo(1);
        assertThat(check.at("/state/schema").asInt()).isEqualTo(3);
        assertThat(check.at("/state/state").asText()).startsWith("{\"progress\":{\"kind\":\"started\"}");
        assertThat(check.at("/state/state_hash").asText()).hasSize(64);
    }

    @Test
    void leadsToTheEndOfTheRunFromAnythingDecided() {
        JsonNode check = checked(
                "{\"progress\":{\"kind\":\"ignoring\",\"reason\":\"Nothing to do.\"},\"refusals\":[]," + USAGE + "}");

        assertThat(check.at("/state/next_node").asText()).isEqualTo("route");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"progress\":{\"kind\":\"started\"},\"refusals\":[],\"usage\":{\"mappings\":\"many\",\"prompt_tokens\":0,\"completion_tokens\":0}}|/usage/mappings",
                "{\"progress\":{\"kind\":\"started\",\"colour\":\"red\"},\"refusals\":[],USAGE}|/progress/colour",
                "{\"progress\":{\"kind\":\"dancing\"},\"refusals\":[],USAGE}|/progress",
                "{\"progress\":{\"kind\":\"drafted\"},\"refusals\":[],USAGE}|/progress",
                "{\"progress\":{\"kind\":\"started\"},\"refusals\":[{\"attempt\":1}],USAGE}|/refusals/0",
                "{\"progress\":{\"kind\":\"started\"},\"refusals\":[]}|''",
                "{\"progress\":{\"kind\":\"given_up\"},\"refusals\":[],USAGE}|''",
                "[1]|''",
                "{\"progress\"|''"
            })
    void pointsAtWhatIsWrong(String state, String pointer) {
        JsonNode check = checked(state.replace("USAGE", USAGE));

        assertThat(check.has("state")).isFalse();
        assertThat(check.at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(check.at("/errors/0/message").asText()).isNotBlank().doesNotContain("io.signalbox");
    }

    @Test
    void refusesAWorkflowItDoesNotServe() {
        Response answer = post("drawn", 7, "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(AgentEndpoint.problem(answer).path("detail").asText()).contains("does not serve drawn 7");
    }

    private static JsonNode checked(String state) {
        Response answer = post("ticket-mapping", 1, state);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return AgentEndpoint.body("StateCheck", answer);
    }

    private static Response post(String workflow, int version, String state) {
        return AgentEndpoint.known()
                .body(JsonNodeFactory.instance
                        .objectNode()
                        .put("workflow", workflow)
                        .put("version", version)
                        .put("schema", 3)
                        .put("state", state)
                        .toString())
                .post("/v1/states");
    }
}
