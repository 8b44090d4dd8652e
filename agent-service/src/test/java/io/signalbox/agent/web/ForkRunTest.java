package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.engine.state.JsonSettings;
import io.signalbox.agent.engine.state.StateCodec;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fork begins where it is told, asks with the words it is told, and proposes what it would have changed. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ForkRunTest extends ModelRunScene {

    private static final ObjectMapper JSON = JsonSettings.mapper();
    private static final String IGNORING = """
            {"progress":{"kind":"ignoring","reason":"Somebody decided so."},"refusals":[],
             "usage":{"mappings":1,"prompt_tokens":5,"completion_tokens":2}}""";

    @Test
    void proposesWhatItWouldHaveStored() throws JsonProcessingException {
        JsonNode end = run(aRun().model(models, ModelScript.VALID).with("fork", Map.of()));

        assertThat(end.path("outcome").asText()).isEqualTo("completed");
        assertThat(end.path("effects")).isEmpty();
        assertThat(end.at("/result/kind").asText()).isEqualTo("ticket");
        assertThat(end.at("/proposal/outcome").asText()).isEqualTo("completed");
        JsonNode effects = JSON.readTree(end.at("/proposal/effects").asText());
        assertThat(effects.at("/0/ticket/change/ticket/title").asText())
                .isEqualTo("Printer on floor 3 is out of order");
    }

    @Test
    void completesWhereItsOriginalWouldBeADeadLetter() {
        JsonNode end = run(aRun().with("fork", Map.of()));

        assertThat(end.path("outcome").asText()).isEqualTo("completed");
        assertThat(end.at("/result/kind").asText()).isEqualTo("dead_letter");
        assertThat(end.at("/proposal/outcome").asText()).isEqualTo("dead_lettered");
        assertThat(end.at("/proposal/result").asText()).contains("model_not_configured");
        assertThat(end.has("dead_letter")).isFalse();
    }

    @Test
    void beginsWithTheStateItIsGiven() throws JsonProcessingException {
        JsonNode end = run(aRun().model(models, ModelScript.VALID).with("fork", start(IGNORING, null)));

        assertThat(end.at("/result/kind").asText()).isEqualTo("ignored");
        assertThat(end.at("/result/reason").asText()).isEqualTo("Somebody decided so.");
        assertThat(end.path("steps").findValuesAsText("node")).containsExactly("fetch", "route");
        assertThat(models.calls()).isEmpty();
    }

    @Test
    void asksWithOtherInstructions() {
        run(aRun().model(models, ModelScript.VALID)
                .with("fork", Map.of("instructions", "Title every ticket in capitals.")));

        assertThat(controlPlane.items(ADVANCE).getFirst().toString())
                .contains("Title every ticket in capitals.")
                .doesNotContain("You turn one event");
    }

    @Test
    void failsRatherThanBeginElsewhere() throws JsonProcessingException {
        JsonNode end = run(aRun().model(models, ModelScript.VALID).with("fork", start("{\"progress\":1}", null)));
        JsonNode forged = run(aRun().model(models, ModelScript.VALID).with("fork", start(IGNORING, "0".repeat(64))));

        assertThat(end.path("outcome").asText()).isEqualTo("failed");
        assertThat(end.at("/failure/code").asText()).isEqualTo("state_unreadable");
        assertThat(forged.at("/failure/code").asText()).isEqualTo("state_unreadable");
        assertThat(models.calls()).isEmpty();
    }

    private static Map<String, Object> start(String state, String hash) throws JsonProcessingException {
        String right = StateCodec.hash(3, JSON.readTree(state));
        return Map.of("start", Map.of("schema", 3, "state", state, "state_hash", hash == null ? right : hash));
    }
}
