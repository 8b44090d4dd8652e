package io.signalbox.agent.web;

import static io.restassured.RestAssured.given;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, with what, and how a refusal is told. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class EndpointsTest {

    FakeControlPlane controlPlane;

    @BeforeEach
    void forget() {
        controlPlane.reset();
    }

    @AfterEach
    void refusedRequestsReachNobody() {
        assertThat(controlPlane.items(FakeControlPlane.FINISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrong", "service-key-of-the-tests-and-more", "service-key-of-the-test", " "})
    void refusesAWrongServiceKey(String key) {
        Response answer = AgentEndpoint.stranger()
                .header("X-Signalbox-Service-Key", key)
                .body(aPreview().toString())
                .post("/v1/preview");

        assertProblem(answer, 401, "service_key_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/info", "/v1/preview", "/v1/replays", "/v1/states"})
    void refusesACallerWithoutAServiceKey(String path) {
        Response answer = path.endsWith("info")
                ? AgentEndpoint.stranger().get(path)
                : AgentEndpoint.stranger().body("not even JSON").post(path);

        assertProblem(answer, 401, "service_key_required");
    }

    @Test
    void refusesABodyThatIsNotJson() {
        assertProblem(AgentEndpoint.known().body("{\"event\":").post("/v1/preview"), 400, "malformed_json");
    }

    @Test
    void refusesAnEmptyBody() {
        Response answer = AgentEndpoint.known().post("/v1/preview");

        assertThat(answer.statusCode()).isIn(400, 422);
        AgentEndpoint.problem(answer);
    }

    @Test
    void pointsAtEveryMissingField() {
        ObjectNode request = aPreview();
        request.remove("integration");
        request.withObject("/event").remove("external_id");

        JsonNode problem = assertProblem(
                AgentEndpoint.known().body(request.toString()).post("/v1/preview"), 422, "validation_failed");

        assertThat(problem.path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/integration", "/event/external_id");
    }

    @Test
    void pointsAtAValueOfTheWrongType() {
        ObjectNode request = aPreview();
        request.withObject("/event").put("id", "not-a-uuid");

        JsonNode problem = assertProblem(
                AgentEndpoint.known().body(request.toString()).post("/v1/preview"), 422, "validation_failed");

        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/event/id");
        assertThat(problem.toString()).doesNotContain("not-a-uuid");
    }

    @Test
    void pointsAtAnUnknownWord() {
        ObjectNode request = aPreview();
        request.withObject("/integration").put("provider", "dice");

        JsonNode problem = assertProblem(
                AgentEndpoint.known().body(request.toString()).post("/v1/preview"), 422, "validation_failed");

        assertThat(problem.path("errors").findValuesAsText("pointer")).containsExactly("/integration/provider");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String body = "{\"padding\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";

        assertProblem(AgentEndpoint.known().body(body).post("/v1/preview"), 413, "payload_too_large");
    }

    @Test
    void refusesABodyThatIsNotSentAsJson() {
        Response answer = given().header("X-Signalbox-Service-Key", FakeSurroundings.SERVICE_KEY)
                .header("X-Request-ID", AgentEndpoint.REQUEST_ID)
                .contentType("text/plain")
                .body("{}")
                .post("/v1/preview");

        assertProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void answersAnUnknownPathWithAProblem() {
        assertProblem(AgentEndpoint.known().get("/v1/nothing"), 404, "not_found");
    }

    @Test
    void answersAWrongMethodWithAProblem() {
        assertProblem(AgentEndpoint.known().delete("/v1/preview"), 405, "method_not_allowed");
    }

    @Test
    void makesARequestIdWhenTheCallersIsMissingOrHarmful() {
        Response without = given().header("X-Signalbox-Service-Key", FakeSurroundings.SERVICE_KEY)
                .get("/v1/info");
        Response harmful = given().header("X-Signalbox-Service-Key", FakeSurroundings.SERVICE_KEY)
                .header("X-Request-ID", "a b=c outcome=completed")
                .get("/v1/info");

        assertThat(without.header("X-Request-ID")).matches("[0-9a-f-]{36}");
        assertThat(harmful.header("X-Request-ID")).matches("[0-9a-f-]{36}");
    }

    @Test
    void saysWhatItCanDo() {
        Response answer = AgentEndpoint.known().get("/v1/info");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("version")).isNotBlank();
        assertThat(answer.jsonPath().getString("build")).contains(" of ");
        assertThat(answer.jsonPath().getList("rule_providers", String.class))
                .containsExactlyInAnyOrder("jira", "slack", "linear", "hubspot", "github", "generic");
        assertThat(answer.jsonPath().getList("model_providers", String.class)).isEqualTo(List.of("openai", "ollama"));
    }

    @Test
    void servesTheGraphOfEachWorkflow() {
        JsonNode workflow = AgentEndpoint.body(
                        "AgentInfo", AgentEndpoint.known().get("/v1/info"))
                .path("workflows")
                .path(0);

        assertThat(workflow.path("name").asText()).isEqualTo("ticket-mapping");
        assertThat(workflow.path("version").asInt()).isEqualTo(1);
        assertThat(workflow.path("start").asText()).isEqualTo("fetch");
        assertThat(workflow.path("max_rounds").asInt()).isEqualTo(3);
        assertThat(workflow.path("nodes").findValuesAsText("name"))
                .containsExactly("fetch", "map", "validate", "route");
        assertThat(workflow.path("nodes").findValuesAsText("label")).hasSize(4).doesNotContain("");
        assertThat(workflow.path("edges").valueStream())
                .extracting(edge ->
                        edge.path("from").asText() + " to " + edge.path("to").asText("the end"))
                .containsExactly(
                        "fetch to map",
                        "fetch to validate",
                        "fetch to route",
                        "map to validate",
                        "map to route",
                        "validate to route",
                        "validate to map",
                        "route to the end",
                        "route to map",
                        "route to route");
    }

    @Test
    void staysReadyAndSaysSoWhenTheControlPlaneIsAway() {
        Response up = given().get("/q/health/ready");
        controlPlane.down();
        Response down = given().get("/q/health/ready");
        controlPlane.up();

        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(up.jsonPath().getBoolean("checks.find { it.name == 'control-plane' }.data.reachable"))
                .isTrue();
        assertThat(down.statusCode()).isEqualTo(200);
        assertThat(down.jsonPath().getBoolean("checks.find { it.name == 'control-plane' }.data.reachable"))
                .isFalse();
        assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private static ObjectNode aPreview() {
        ObjectNode request = aRun().subject().deepCopy();
        request.remove("mapping_policy");
        return request;
    }

    private static JsonNode assertProblem(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("X-Request-ID")).isEqualTo(AgentEndpoint.REQUEST_ID);
        JsonNode problem = AgentEndpoint.problem(answer);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("request_id").asText()).isEqualTo(AgentEndpoint.REQUEST_ID);
        return problem;
    }
}
