package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying the rules tells field by field what an event would become, and touches nothing. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class PreviewTest {

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
    void showsEachFieldWithItsPlace() {
        JsonNode preview = preview(
                aRun().payload("{\"what\":\"Broken\",\"state\":\"closed\",\"assignee\":null,\"due\":\"soon\"}"),
                "title_pointer",
                "/what");

        assertThat(preview.path("result").asText()).isEqualTo("change");
        assertThat(field(preview, "title").path("value").asText()).isEqualTo("Broken");
        assertThat(field(preview, "title").at("/provenance/pointer").asText()).isEqualTo("/what");
        assertThat(field(preview, "status").path("value").asText()).isEqualTo("done");
        assertThat(field(preview, "assignee_id").has("value")).isFalse();
        assertThat(preview.at("/notes/0/pointer").asText()).isEqualTo("/due");
    }

    @Test
    void saysWhyAnEventCannotBeMapped() {
        JsonNode preview = preview(aRun().payload("{\"transcript\":\"my table is broken\"}"), "preset", "");

        assertThat(preview.path("result").asText()).isEqualTo("unmapped");
        assertThat(preview.path("reason").asText()).startsWith("No title was found");
        assertThat(preview.path("fields")).isEmpty();
    }

    @Test
    void readsByAPreset() {
        String push = "{\"object_kind\":\"push\",\"project\":{\"id\":1}}";

        assertThat(preview(aRun().payload(push), "preset", "gitlab")
                        .path("result")
                        .asText())
                .isEqualTo("ignored");
    }

    @Test
    void cutsLongTexts() {
        JsonNode preview =
                preview(aRun().payload("{\"title\":\"A\",\"body\":\"" + "x".repeat(5000) + "\"}"), "time_zone", "UTC");

        assertThat(field(preview, "description").path("value").asText()).hasSize(2000);
    }

    @Test
    void refusesACallerWithoutAServiceKey() {
        Response answer = AgentEndpoint.stranger()
                .body(request(aRun(), "a", "b").toString())
                .post("/v1/preview");

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesARequestThatNamesNoEvent() {
        Response answer = AgentEndpoint.known().body("{}").post("/v1/preview");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(AgentEndpoint.problem(answer).path("code").asText()).isEqualTo("validation_failed");
    }

    private static JsonNode preview(RunRequestFixture run, String setting, String value) {
        Response answer = AgentEndpoint.known()
                .body(request(run, setting, value).toString())
                .post("/v1/preview");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return AgentEndpoint.body("MappingPreview", answer);
    }

    private static ObjectNode request(RunRequestFixture run, String setting, String value) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode integration = run.subject().get("integration").deepCopy();
        integration.withObject("/settings").put(setting, value);
        request.set("integration", integration);
        request.set("event", run.subject().get("event"));
        return request;
    }

    private static JsonNode field(JsonNode preview, String name) {
        return List.copyOf(preview.path("fields").findParents("name")).stream()
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
