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

/** A full agent refuses at once and asks to be tried again, and is free again when a run has ended. */
@QuarkusTest
@TestProfile(RunSlotsTest.OneSlot.class)
@WithTestResource(FakeSurroundings.class)
class RunSlotsTest {

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    @Test
    void refusesTheRunThatFindsNoSlot() {
        controlPlane.reset();
        models.reset();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<JsonNode> waiting = CompletableFuture.supplyAsync(
                    () -> AgentDoor.run(aRun().model(models, ModelScript.STALL).modelTimeout(3000)), threads);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !models.calls()
                    .isEmpty());

            Response refused = AgentDoor.known().body(aRun().json().toString()).post("/v1/runs");

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(AgentDoor.problem(refused).path("code").asText()).isEqualTo("agent_busy");
            assertThat(waiting.join().path("failure").path("code").asText()).isEqualTo("model_timeout");
        }
        assertThat(AgentDoor.run(aRun()).path("outcome").asText()).isEqualTo("dead_lettered");
    }

    public static final class OneSlot implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("signalbox.agent.doors.runs", "1");
        }
    }
}
