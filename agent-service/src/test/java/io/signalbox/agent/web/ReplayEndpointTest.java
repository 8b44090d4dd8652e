package io.signalbox.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recordings are replayed on request, from nothing but themselves. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ReplayEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    @BeforeEach
    void forget() {
        controlPlane.reset();
        models.reset();
    }

    @AfterEach
    void asksNeitherTheControlPlaneNorAModel() {
        assertThat(controlPlane.items(FakeControlPlane.FINISH)).isEmpty();
        assertThat(models.calls()).isEmpty();
    }

    @Test
    void tellsThatEveryStateIsAsRecorded() throws IOException {
        JsonNode result = replayed(recording("model-refused-twice"), false);

        assertThat(result.path("verdict").asText()).isEqualTo("equal");
        assertThat(result.path("steps").asInt()).isEqualTo(9);
        assertThat(result.has("states")).isFalse();
    }

    @Test
    void answersTheStateAfterEachStepWhenAsked() throws IOException {
        String recording = recording("model-refused-twice");
        JsonNode states = replayed(recording, true).path("states");

        assertThat(states.findValuesAsText("state_hash"))
                .containsExactlyElementsOf(Pattern.compile("\"state_hash\":\"([0-9a-f]{64})\"")
                        .matcher(recording)
                        .results()
                        .map(found -> found.group(1))
                        .toList());
        assertThat(states.findValuesAsText("position")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(states.findValuesAsText("next_node"))
                .as("nothing comes after the last")
                .containsExactly("map", "validate", "map", "validate", "route", "map", "validate", "route");
        assertThat(JSON.readTree(states.at("/0/state").asText())
                        .at("/progress/kind")
                        .asText())
                .isEqualTo("started");
    }

    @Test
    void answersTheEndThatWasAppliedWithItsEffects() throws IOException {
        JsonNode end = replayed(recording("rules-ticket"), false).path("end");

        assertThat(end.path("outcome").asText()).isEqualTo("completed");
        assertThat(JSON.readTree(end.path("result").asText()).path("kind").asText())
                .isEqualTo("ticket");
        JsonNode effect = JSON.readTree(end.path("effects").asText()).path(0);
        assertThat(effect.path("kind").asText()).isEqualTo("ticket");
        assertThat(effect.at("/ticket/change/ticket/title").asText()).isEqualTo("The printer is broken");
        assertThat(end.path("effects").asText()).as("exact numbers").contains("0.1234567890123456789");
    }

    @Test
    void tellsTheEndOfADeadLetterAndOfAFailure() throws IOException {
        JsonNode dead = replayed(recording("rules-unmapped"), false).path("end");
        JsonNode failed = replayed(recording("model-silent"), false).path("end");

        assertThat(dead.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(dead.path("result").asText()).contains("model_not_configured");
        assertThat(failed.path("outcome").asText()).isEqualTo("failed");
        assertThat(failed.path("result").asText()).contains("model_timeout");
    }

    @Test
    void tellsAChangedRecording() throws IOException {
        String recording = recording("rules-ticket");

        JsonNode result = replayed(recording.replace("printer", "printes"), true);

        assertThat(result.path("verdict").asText()).isEqualTo("damaged");
        assertThat(result.path("detail").asText()).isNotBlank();
        assertThat(result.has("end")).isFalse();
        assertThat(replayed("[]", true).path("verdict").asText()).isEqualTo("damaged");
        assertThat(replayed("not JSON", true).path("verdict").asText()).isEqualTo("damaged");
    }

    @Test
    void takesARecordingOfEightMebibytesAndNoMore() {
        String most = "x".repeat(8 * 1024 * 1024 - 100);

        assertThat(replayed(most, false).path("verdict").asText()).isEqualTo("damaged");
        Response refused = post(most + "x".repeat(200), false);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(AgentEndpoint.problem(refused).path("code").asText()).isEqualTo("payload_too_large");
    }

    @Test
    void refusesARequestWithoutARecording() {
        assertThat(AgentEndpoint.known().body("{}").post("/v1/replays").statusCode())
                .isEqualTo(422);
    }

    private static JsonNode replayed(String recording, boolean states) {
        Response answer = post(recording, states);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return AgentEndpoint.body("ReplayResult", answer);
    }

    private static Response post(String recording, boolean states) {
        return AgentEndpoint.known()
                .body(JsonNodeFactory.instance
                        .objectNode()
                        .put("recording", recording)
                        .put("states", states)
                        .toString())
                .post("/v1/replays");
    }

    private static String recording(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/recordings", name + ".json"));
    }
}
