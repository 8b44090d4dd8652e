package io.signalbox.agent.web;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.agent.fakes.Contract;
import io.signalbox.agent.fakes.FakeControlPlane;
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

    /** Lets the agent take the run, and says how it ended: the item that ended it, with the usage of the whole attempt. */
    static JsonNode run(FakeControlPlane controlPlane, RunRequestFixture request) {
        controlPlane.assign(request.json());
        int attempt = request.json().path("attempt").asInt();
        ObjectNode report = controlPlane.awaitEnd(request.runId(), attempt).deepCopy();
        report.set("mapping_attempts", report.at("/usage/rounds"));
        for (String tokens : List.of("prompt_tokens", "completion_tokens")) {
            report.put(
                    tokens,
                    controlPlane.items(FakeControlPlane.ADVANCE).stream()
                                    .filter(item -> item.path("run_id").asText().equals(request.runId())
                                            && item.path("attempt").asInt() == attempt)
                                    .mapToInt(item ->
                                            item.path("usage").path(tokens).asInt())
                                    .sum()
                            + report.path("usage").path(tokens).asInt());
        }
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
