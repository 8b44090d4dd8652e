package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.RunRequestFixture.anEcho;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Runs that know nothing of tickets go the same way as all others: the engine and the attempts have no word of them. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class EchoRunTest extends ModelRunScene {

    private static final int MANY = 300;

    @Test
    void endsWithAResultAndNoEffects() {
        JsonNode end = run(anEcho(1, "Hello"));

        assertThat(end.path("outcome").asText()).isEqualTo("completed");
        assertThat(end.at("/result/kind").asText()).isEqualTo("echo");
        assertThat(end.at("/result/reason").asText()).isEqualTo("Hello");
        assertThat(end.path("effects")).isEmpty();
    }

    @Test
    void waitsForAPersonAndGoesOnWithTheAnswer() {
        JsonNode waiting = run(asking(anEcho(1, "Hello").data("confirmed", true).data("questions", 1)));

        assertThat(waiting.path("outcome").asText()).isEqualTo("waiting");
        assertThat(waiting.at("/interrupts/0/key").asText()).isEqualTo("confirm");
        assertThat(waiting.at("/interrupts/0/shown_hash").asText()).matches("[0-9a-f]{64}");
        assertThat(waiting.at("/checkpoint/next_node").asText()).isEqualTo("say");

        JsonNode end = run(asking(anEcho(1, "Hello").data("confirmed", true).data("questions", 1))
                .attempt(2)
                .with(
                        "resume",
                        Map.of(
                                "checkpoint",
                                waiting.path("checkpoint"),
                                "answers",
                                List.of(Map.of("key", "confirm", "answer", Map.of("comment", "go on"))))));

        assertThat(end.path("outcome").asText()).isEqualTo("completed");
        assertThat(end.at("/result/reason").asText()).isEqualTo("Hello go on");
        assertThat(models.calls()).as("paid once").hasSize(1);
    }

    @Test
    void waitsAgainAsLongAsThereIsNoAnswer() {
        JsonNode first = run(anEcho(1, "Hello").data("confirmed", true));
        JsonNode second = run(anEcho(1, "Hello")
                .data("confirmed", true)
                .attempt(2)
                .with("resume", Map.of("checkpoint", first.path("checkpoint"))));

        assertThat(second.path("outcome").asText()).isEqualTo("waiting");
    }

    @Test
    void stopsARunThatIsCancelledWhileItWaitsForAModel() {
        RunRequestFixture run = anEcho(1, "Hello")
                .data("questions", 1)
                .model(models, ModelScript.STALL)
                .modelTimeout(30_000);
        controlPlane.assign(run.json());
        Awaitility.await()
                .until(() -> controlPlane.live().contains(run.runId())
                        && !models.calls().isEmpty());

        controlPlane.end(run.runId(), "cancelled");

        Awaitility.await().until(() -> !controlPlane.live().contains(run.runId()));
        assertThat(controlPlane.items(FINISH)).isEmpty();
    }

    @Test
    void comesBackAtOnceWhenTheModelIsLeftAlone() {
        JsonNode end = run(asking(anEcho(1, "Hello").data("questions", 1)).with("model_paused", true));

        assertThat(end.path("outcome").asText()).isEqualTo("returned");
        assertThat(end.at("/failure/code").asText()).isEqualTo("needs_model");
        assertThat(end.path("steps")).isEmpty();
        assertThat(models.calls()).isEmpty();
    }

    @Test
    void speaksOfManyRunsInFewCallsAndPaysEachAnswerOnce() {
        List<RunRequestFixture> runs = IntStream.range(0, MANY)
                .mapToObj(run -> asking(anEcho(2, "run " + run).data("questions", 2)))
                .toList();

        runs.forEach(run -> controlPlane.assign(run.json()));

        for (int run = 0; run < MANY; run++) {
            JsonNode end = controlPlane.awaitEnd(runs.get(run).runId(), 1);
            assertThat(end.at("/result/reason").asText()).isEqualTo("RUN " + run);
        }
        assertThat(models.calls()).hasSize(2 * MANY);
        assertThat(controlPlane.items(ADVANCE)).hasSize(2 * MANY);
        assertThat(controlPlane.items(FINISH)).hasSize(MANY);
        assertThat(controlPlane.calls(ADVANCE).size()
                        + controlPlane.calls(FINISH).size())
                .as("calls for three items of each run")
                .isLessThan(MANY);
    }

    private RunRequestFixture asking(RunRequestFixture run) {
        return run.model(models, ModelScript.VALID);
    }
}
