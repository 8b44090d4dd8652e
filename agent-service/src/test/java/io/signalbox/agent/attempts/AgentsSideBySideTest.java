package io.signalbox.agent.attempts;

import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.FakeControlPlane.HEARTBEAT;
import static io.signalbox.agent.fakes.RunRequestFixture.anEcho;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.controlplane.ControlPlane;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.runs.RunExecutor;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two agents of different builds beside each other, and what one of them leaves when it stops. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class AgentsSideBySideTest {

    private final String oldId = "old-" + UUID.randomUUID();
    private final String newId = "new-" + UUID.randomUUID();

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    @Inject
    ControlPlane calls;

    @Inject
    Workflows workflows;

    @Inject
    RunExecutor executor;

    @Inject
    ObjectMapper json;

    private Agent older;
    private Agent newer;

    @BeforeEach
    void start() {
        controlPlane.reset();
        models.reset();
        older = agent(oldId, version -> version == 1);
        newer = agent(newId, version -> true);
        older.start();
        newer.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        models.reset();
        older.stop();
        newer.stop();
        controlPlane.dropPolls();
        assertThat(controlPlane.violations()).isEmpty();
    }

    @Test
    void eachGoesOnWithTheRunsOfTheOther() {
        resumed(oldId, newId);
        resumed(newId, oldId);

        assertThat(models.calls()).as("each paid once").hasSize(2);
    }

    @Test
    void anAgentIsGivenOnlyWhatItServes() {
        RunRequestFixture second = anEcho(2, "Hello").with("to", oldId);
        controlPlane.assign(second.json());
        RunRequestFixture first = anEcho(1, "Hello").with("to", oldId);
        controlPlane.assign(first.json());
        controlPlane.awaitEnd(first.runId(), 1);

        assertThat(controlPlane.items(FINISH))
                .extracting(item -> item.path("run_id").asText())
                .containsExactly(first.runId());

        RunRequestFixture third = anEcho(2, "Hello").with("to", newId);
        controlPlane.assign(third.json());
        assertThat(controlPlane.awaitEnd(third.runId(), 1).at("/result/reason").asText())
                .isEqualTo("HELLO");
    }

    @Test
    void givesBackWhatItHoldsWhenItStopsAndSaysThatNothingIsLeft() throws InterruptedException {
        RunRequestFixture run = anEcho(1, "Hello")
                .data("questions", 1)
                .model(models, ModelScript.STALL)
                .modelTimeout(30_000)
                .with("to", oldId);
        controlPlane.assign(run.json());
        Awaitility.await().until(() -> !models.calls().isEmpty());

        older.stop();

        JsonNode end = controlPlane.awaitEnd(run.runId(), 1);
        assertThat(end.path("outcome").asText()).isEqualTo("returned");
        assertThat(end.at("/failure/code").asText()).isEqualTo("agent_stopping");
        JsonNode last = controlPlane.calls(HEARTBEAT).stream()
                .map(call -> call.body())
                .filter(body -> body.at("/agent/id").asText().equals(oldId))
                .toList()
                .getLast();
        assertThat(last.path("attempts")).isEmpty();
    }

    @Test
    void takesNothingBesideARunThatIsAlone() {
        RunRequestFixture alone = anEcho(1, "Hello")
                .data("questions", 1)
                .model(models, ModelScript.STALL)
                .modelTimeout(2_000)
                .with("alone", true)
                .with("to", oldId);
        controlPlane.assign(alone.json());
        Awaitility.await().until(() -> !models.calls().isEmpty());
        RunRequestFixture other = anEcho(1, "Hello").with("to", oldId);
        controlPlane.assign(other.json());

        controlPlane.awaitEnd(other.runId(), 1);

        assertThat(controlPlane.items(FINISH))
                .extracting(item -> item.path("run_id").asText())
                .containsExactly(alone.runId(), other.runId());
    }

    private void resumed(String first, String second) {
        RunRequestFixture run = confirmed().with("to", first);
        controlPlane.assign(run.json());
        JsonNode waiting = controlPlane.awaitEnd(run.runId(), 1);
        assertThat(waiting.path("outcome").asText()).isEqualTo("waiting");

        RunRequestFixture again = confirmed()
                .attempt(2)
                .with(
                        "resume",
                        Map.of(
                                "checkpoint",
                                waiting.path("checkpoint"),
                                "answers",
                                List.of(Map.of("key", "confirm", "answer", Map.of("comment", "yes")))))
                .with("to", second);
        controlPlane.assign(again.json());
        assertThat(controlPlane.awaitEnd(again.runId(), 2).at("/result/reason").asText())
                .isEqualTo("Hello yes");
    }

    private RunRequestFixture confirmed() {
        return anEcho(1, "Hello").data("confirmed", true).data("questions", 1).model(models, ModelScript.VALID);
    }

    private Agent agent(String id, IntPredicate versions) {
        var served = new Workflows(
                workflows.served().stream()
                        .filter(each -> each.name().equals("echo") && versions.test(each.version()))
                        .toList(),
                workflows.settings());
        return new Agent(
                id, calls, served, executor, new BenchAgent.Settings(8), new Random(), json, Clock.systemUTC());
    }
}
