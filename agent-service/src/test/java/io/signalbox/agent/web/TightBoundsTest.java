package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Nothing waits without end: neither a run for a slot, nor a call for the control plane. */
@QuarkusTest
@TestProfile(TightBoundsTest.TightBounds.class)
@WithTestResource(FakeSurroundings.class)
class TightBoundsTest {

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    @Test
    void refusesTheRunThatFindsNoSlot() {
        controlPlane.reset();
        models.reset();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(
                    () -> AgentEndpoint.run(
                            aRun().model(models, ModelScript.STALL).modelTimeout(3000)),
                    threads);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !models.calls()
                    .isEmpty());

            Response refused =
                    AgentEndpoint.known().body(aRun().json().toString()).post("/v1/runs");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(AgentEndpoint.problem(refused).path("code").asText()).isEqualTo("agent_busy");
            assertThat(waiting.join().path("failure").path("code").asText()).isEqualTo("model_timeout");
        }
        assertThat(AgentEndpoint.run(aRun()).path("outcome").asText()).isEqualTo("dead_lettered");
    }

    @Test
    void givesUpOnAControlPlaneThatDoesNotAnswer() {
        controlPlane.reset();
        controlPlane.stall("upsertTicket", 3);

        JsonNode report = AgentEndpoint.run(aRun().payload("{\"id\":\"EXT-1\",\"title\":\"Printer broken\"}"));

        assertThat(report.path("failure").path("code").asText()).isEqualTo("control_plane_unavailable");
        assertThat(controlPlane.calls("upsertTicket")).hasSize(3);
    }

    @Test
    void takesAnAnswerItCannotReadForNoAnswer() {
        controlPlane.reset();
        controlPlane.mumble("upsertTicket", 3);

        JsonNode report = AgentEndpoint.run(aRun().payload("{\"id\":\"EXT-1\",\"title\":\"Printer broken\"}"));

        assertThat(report.path("failure").path("code").asText()).isEqualTo("control_plane_unavailable");
    }

    public static final class TightBounds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "signalbox.agent.endpoints.runs", "1",
                    "signalbox.control-plane.read-timeout", "300ms",
                    "signalbox.control-plane.backoff", "10ms");
        }
    }
}
