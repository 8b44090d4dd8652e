package io.signalbox.agent.web;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.agent.fakes.Contract;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import java.io.UncheckedIOException;
import java.util.List;

/** Calls the agent as the control plane does, and holds every answer against the agent contract. */
final class AgentEndpoint {

    static final String REQUEST_ID = "request-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Contract CONTRACT = Contract.named("agent");

    private AgentEndpoint() {}

    static JsonNode run(RunRequestFixture request) {
        Response answer = known().body(request.json().toString()).post("/v1/runs");
        JsonNode report = json(answer);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + report);
        }
        mustMatch("RunReport", report);
        return report;
    }

    /** A caller with the service key. */
    static RequestSpecification known() {
        return stranger().header("X-Signalbox-Service-Key", FakeSurroundings.SERVICE_KEY);
    }

    static RequestSpecification stranger() {
        return given().header("X-Request-ID", REQUEST_ID).contentType("application/json");
    }

    static JsonNode problem(Response answer) {
        JsonNode problem = json(answer);
        mustMatch("ProblemDetail", problem);
        return problem;
    }

    /** The body of an answer, which has to be what the contract says. */
    static JsonNode body(String schema, Response answer) {
        JsonNode body = json(answer);
        mustMatch(schema, body);
        return body;
    }

    private static void mustMatch(String schema, JsonNode body) {
        List<String> violations = CONTRACT.violations(schema, body);
        if (!violations.isEmpty()) {
            throw new AssertionError(violations + " in " + body);
        }
    }

    private static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
