package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of an event when a model answers well, badly, late, never, or on someone else's behalf. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class RunByModelTest extends ModelRunScene {

    @ParameterizedTest
    @EnumSource(names = {"VALID", "FENCED", "NO_RESPONSE_FORMAT"})
    void storesAValidAnswer(ModelScript script) {
        JsonNode report = run(script);

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("mapping_attempts").asInt()).isEqualTo(1);
        assertThat(report.path("prompt_tokens").asInt()).isPositive();
        assertThat(report.path("completion_tokens").asInt()).isPositive();
        JsonNode stored = stored();
        assertThat(stored.path("external_id").asText()).isEqualTo("EXT-1");
        assertThat(stored.path("completeness").asText()).isEqualTo("patch");
        assertThat(stored.path("source_version").asLong()).isEqualTo(1795168800000L);
        assertThat(stored.path("ticket").path("title").asText()).isEqualTo("Printer on floor 3 is out of order");
    }

    @Test
    void saysOfEachFieldWhichModelProposedItAndWhen() {
        run(ModelScript.WRONG_STATUS_THEN_FIXED);

        JsonNode status = stored().path("provenance").path("status");
        assertThat(status.path("kind").asText()).isEqualTo("model");
        assertThat(status.path("model").asText()).isEqualTo("wrong-status-then-fixed");
        assertThat(status.path("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void asksAnOllamaModelToo() {
        JsonNode report = run(aRun().model("ollama", models.ollamaUrl(), "valid"));

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(models.calls()).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/chat");
            assertThat(call.hasResponseFormat()).isTrue();
        });
    }

    @Test
    void deliversStepsAfterEachModelCallWithPromptAnswerAndTokens() {
        run(ModelScript.WRONG_STATUS_THEN_FIXED);

        assertThat(controlPlane.items(ADVANCE))
                .extracting(item -> item.path("sequence").asInt())
                .containsExactly(1, 2);
        assertThat(controlPlane.items(ADVANCE))
                .extracting(item -> item.at("/checkpoint/next_node").asText())
                .containsExactly("validate", "validate");
        assertThat(controlPlane.items(ADVANCE))
                .extracting(item -> item.at("/journal/0/kind").asText())
                .containsExactly("model", "model");
        assertThat(controlPlane.items(FINISH)).hasSize(1);
        assertThat(controlPlane.steps())
                .extracting(step -> step.path("sequence").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6);
        JsonNode usage = controlPlane.steps().get(1).path("model_usage");
        assertThat(usage.path("provider").asText()).isEqualTo("openai");
        assertThat(usage.path("prompt").asText()).contains("<event>");
        assertThat(usage.path("answer").asText()).contains("waiting_for_godot");
        assertThat(usage.path("prompt_tokens").asInt()).isPositive();
        assertThat(usage.path("prompt").asText()).doesNotContain("model-key");
    }

    @Test
    void letsAModelWriteOnlyTheFieldsRulesLeftOpen() {
        JsonNode report = run(aSlackMessage().model(models, ModelScript.VALID));

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        JsonNode stored = stored();
        assertThat(stored.path("ticket").path("title").asText()).isEqualTo("Printer on floor 3 is out of order");
        assertThat(stored.path("ticket").path("description").asText()).contains("printer is broken");
        assertThat(stored.path("provenance").path("title").path("kind").asText())
                .isEqualTo("model");
        assertThat(stored.path("provenance").path("description").path("kind").asText())
                .isEqualTo("payload");
    }

    @Test
    void keepsWhatTheRulesSayWhenNoModelIsConfigured() {
        JsonNode report = run(aSlackMessage());

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(models.calls()).isEmpty();
        assertThat(stored().path("provenance").findValuesAsText("kind")).doesNotContain("model");
    }

    @Test
    void asksForEveryEventUnderTheModelPolicy() {
        run(aRun().payload("{\"id\":\"EXT-1\",\"title\":\"Known\"}")
                .model(models, ModelScript.VALID)
                .policy("model"));

        assertThat(models.calls()).hasSize(1);
        assertThat(stored().path("ticket").path("title").asText()).isEqualTo("Printer on floor 3 is out of order");
    }

    private static RunRequestFixture aSlackMessage() {
        return aRun().from("slack", "message", "T123:C1:1712345678.000200").payload("""
                        {"team_id":"T123","api_app_id":"A123","type":"event_callback","event_id":"Ev08MFMKH6","event_time":1712345678,
                         "event":{"type":"message","channel":"C1","channel_type":"channel","user":"U1","text":"printer is broken",
                          "ts":"1712345678.000200","team":"T123"}}
                        """);
    }
}
