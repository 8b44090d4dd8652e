package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static io.signalbox.agent.fakes.RunRequestFixture.anEcho;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelCall;
import io.signalbox.agent.modelserver.ModelScript;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that somebody follows tells what goes on in it, and is otherwise the run that it would have been. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class RunProgressTest extends ModelRunScene {

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ollama"})
    void tellsWhenAStepBeginsAndWhatTheModelWrites(String provider) {
        RunRequestFixture run = aRun().model(
                        provider, provider.equals("openai") ? models.openAiUrl() : models.ollamaUrl(), "slowly")
                .with("watched", true);

        assertThat(run(run).path("outcome").asText()).isEqualTo("completed");

        assertThat(events("step.started"))
                .extracting(event ->
                        event.path("step").asInt() + " " + event.path("node").asText())
                .containsExactly("1 fetch", "2 map", "3 validate", "4 route");
        List<JsonNode> deltas = events("model.delta");
        assertThat(deltas).hasSizeGreaterThan(2).allSatisfy(delta -> {
            assertThat(delta.path("step").asInt()).isEqualTo(2);
            assertThat(delta.path("node").asText()).isEqualTo("map");
        });
        assertThat(answer()).startsWith(written(deltas)).hasSizeGreaterThan(50);
        assertThat(deltas.get(1).path("offset").asInt())
                .isEqualTo(deltas.getFirst().path("text").asText().length());
    }

    @Test
    void storesEachStepWhenItEndsOnceAndBeforeWhatFollows() {
        run(aRun().model(models, ModelScript.WRONG_STATUS_THEN_FIXED).with("watched", true));

        List<String> said = Stream.concat(controlPlane.items(ADVANCE).stream(), controlPlane.items(FINISH).stream())
                .flatMap(item -> Stream.concat(
                        item.path("steps")
                                .valueStream()
                                .map(step -> "end " + step.path("sequence").asInt()),
                        item.path("events")
                                .valueStream()
                                .filter(event -> event.path("type").asText().equals("step.started"))
                                .map(event -> "start " + event.path("step").asInt())))
                .toList();
        assertThat(said)
                .containsExactly(
                        "start 1", "end 1", "start 2", "end 2", "start 3", "end 3", "start 4", "end 4", "start 5",
                        "end 5", "start 6", "end 6");
    }

    @Test
    void isTheSameRunWhetherSomebodyFollowsItOrNot() {
        JsonNode quiet = run(aRun().model(models, ModelScript.WRONG_STATUS_THEN_FIXED));
        List<String> hashes = hashes();
        List<String> journal = journal();
        assertThat(models.calls()).noneMatch(ModelCall::streams);
        assertThat(controlPlane.items(ADVANCE)).hasSize(2).allSatisfy(item -> assertThat(item.has("events"))
                .isFalse());

        controlPlane.reset();
        models.reset();
        JsonNode followed =
                run(aRun().model(models, ModelScript.WRONG_STATUS_THEN_FIXED).with("watched", true));

        assertThat(models.calls()).hasSize(2).allMatch(ModelCall::streams);
        assertThat(hashes()).isEqualTo(hashes);
        assertThat(journal()).isEqualTo(journal);
        assertThat(followed.path("effects")).isEqualTo(quiet.path("effects"));
        assertThat(followed.path("prompt_tokens")).isEqualTo(quiet.path("prompt_tokens"));
        assertThat(followed.path("completion_tokens")).isEqualTo(quiet.path("completion_tokens"));
    }

    @Test
    void beginsWhenTheHeartbeatSaysSo() {
        RunRequestFixture run = anEcho(1, "Hello").data("questions", 4).model(models, ModelScript.SLOWLY);
        controlPlane.assign(run.json());
        Awaitility.await().until(() -> !models.calls().isEmpty());

        controlPlane.watch(run.runId());

        controlPlane.awaitEnd(run.runId(), 1);
        assertThat(models.calls().getFirst().streams()).isFalse();
        assertThat(models.calls().getLast().streams()).isTrue();
        assertThat(events("model.delta")).isNotEmpty();
        // Also of the step under way.
        assertThat(events("step.started"))
                .extracting(event -> event.path("step").asInt())
                .isSorted()
                .contains(4);
    }

    @Test
    void stopsWhenSomebodyElseHasTheRun() {
        controlPlane.answer(ADVANCE, 1, "stale");
        RunRequestFixture run = aRun().model(models, ModelScript.VALID).with("watched", true);
        controlPlane.assign(run.json());

        Awaitility.await().until(() -> !controlPlane.items(ADVANCE).isEmpty());
        Awaitility.await().until(() -> !controlPlane.live().contains(run.runId()));

        assertThat(controlPlane.items(FINISH)).isEmpty();
    }

    @Test
    void goesOnWhenWhatItTellsIsLost() {
        controlPlane.answer(ADVANCE, 1, "unavailable");

        JsonNode report = run(aRun().model(models, ModelScript.VALID).with("watched", true));

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(controlPlane.items(ADVANCE).getFirst().path("steps")).isEmpty();
    }

    private List<JsonNode> events(String type) {
        return controlPlane.items(ADVANCE).stream()
                .flatMap(item -> item.path("events").valueStream())
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private static String written(List<JsonNode> deltas) {
        return deltas.stream().map(delta -> delta.path("text").asText()).collect(Collectors.joining());
    }

    private String answer() {
        return controlPlane.steps().get(1).at("/model_usage/answer").asText();
    }

    private List<String> hashes() {
        return controlPlane.steps().stream()
                .map(step ->
                        step.path("node").asText() + step.path("state_hash").asText())
                .toList();
    }

    private List<String> journal() {
        return Stream.concat(controlPlane.items(ADVANCE).stream(), controlPlane.items(FINISH).stream())
                .flatMap(item -> item.path("journal").valueStream())
                .map(entry -> entry.path("sequence").asInt()
                        + entry.path("step").asText()
                        + entry.path("key").asText())
                .toList();
    }
}
