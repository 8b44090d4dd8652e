package io.signalbox.controlplane.runs.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.signalbox.controlplane.testing.ServiceCaller;
import org.junit.jupiter.api.Test;

/** Who may ask for the graphs, and what is said when no agent was ever there to tell them. */
class WorkflowsApiTest extends RunsApiScene {

    private static final String WORKFLOWS = "/api/v1/workflows";

    @Test
    void saysWhenToAskAgainWhenNoAgentEverAnswered() {
        console.request()
                .get(WORKFLOWS)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("agent_unavailable"));
    }

    @Test
    void isNotForStrangers() {
        given().port(port).get(WORKFLOWS).then().statusCode(401);
    }

    @Test
    void asksOfAnApiKeyTheScopeOfRuns() {
        ServiceCaller.with(console, "tickets:read")
                .request()
                .get(WORKFLOWS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not_allowed"));
        ServiceCaller.with(console, "runs:read").request().get(WORKFLOWS).then().statusCode(503);
    }
}
