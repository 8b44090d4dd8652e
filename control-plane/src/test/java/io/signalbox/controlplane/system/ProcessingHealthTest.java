package io.signalbox.controlplane.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelCall;
import io.signalbox.controlplane.runs.breakers.ModelOutcome;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class ProcessingHealthTest {

    private static final UUID RUN = new UUID(7, 7);

    @LocalServerPort
    private int port;

    @Autowired
    private ModelBreaker breaker;

    @Autowired
    private Clock clock;

    /** Whoever restarts what answers otherwise would make an outage worse. */
    @Test
    void answersTwoHundredAndSaysWhatRunsWaitFor() {
        given().port(port)
                .get("/actuator/health/processing")
                .then()
                .statusCode(200)
                .body("components.model.status", equalTo("UP"))
                .body("components.agents.details", hasKey("agents"))
                .body("components.agents.details.unserved", notNullValue());
        given().port(port).get("/actuator/health").then().statusCode(200);
        given().port(port)
                .get("/actuator/health/readiness")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void saysByCodeWhyTheModelIsPausedAndNotInItsWords() {
        var configured = new ModelSettings("openai", "http://model", "gpt", "secret", Duration.ofSeconds(20));
        var health = new ModelHealth(configured, breaker);
        assertThat(health.health())
                .isEqualTo(Health.up().withDetail("breaker", "closed").build());
        var call = new ModelCall(RUN, 1, clock.instant());
        try {
            breaker.ended(List.of(new ModelOutcome.Failed(call, "model_unauthorized", "Words.", null)));

            Health paused = health.health();

            assertThat(paused.getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(paused.getDetails())
                    .containsEntry("breaker", "open")
                    .containsEntry("code", "model_unauthorized")
                    .containsKeys("opened_at", "retry_at");
            assertThat(paused.toString()).doesNotContain("Words");
        } finally {
            breaker.ended(List.of(new ModelOutcome.Answered(
                    new ModelCall(RUN, 2, clock.instant().plusSeconds(60)))));
        }
    }
}
