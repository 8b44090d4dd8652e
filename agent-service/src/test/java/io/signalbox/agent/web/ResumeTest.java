package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import org.junit.jupiter.api.Test;

/** A run whose process died continues where it was, and never pays for the same answer twice. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ResumeTest extends ModelRunScene {

    @Test
    void usesTheAnswerThatWasPaidForAlready() {
        controlPlane.refuse("upsertTicket", 3, 503, "unavailable", "[]");
        JsonNode first = run(ModelScript.VALID);

        JsonNode second = AgentEndpoint.run(aRun().attempt(2).model(models, ModelScript.VALID));

        assertThat(first.path("outcome").asText()).isEqualTo("failed");
        assertThat(second.path("outcome").asText()).isEqualTo("completed");
        assertThat(models.calls()).hasSize(1);
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(1);
        assertThat(second.path("prompt_tokens")).isEqualTo(first.path("prompt_tokens"));
        assertThat(stored().path("ticket").path("title").asText()).isEqualTo("Printer on floor 3 is out of order");
    }

    @Test
    void continuesWithTheAttemptsAlreadySpent() {
        controlPlane.refuse("upsertTicket", 1, 422, "ticket_refused", "[]");
        controlPlane.refuse("upsertTicket", 3, 503, "unavailable", "[]");
        run(ModelScript.VALID);
        controlPlane.refuse("upsertTicket", 2, 422, "ticket_refused", "[]");

        JsonNode second = AgentEndpoint.run(aRun().attempt(2).model(models, ModelScript.VALID));

        assertThat(second.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(3);
        assertThat(models.calls()).hasSize(3);
        assertThat(controlPlane.calls("reportDeadLetter").getFirst().body().path("attempts"))
                .hasSize(3);
    }

    @Test
    void startsAfreshWhenAPersonRetriesADeadLetter() {
        run(ModelScript.ENDLESS_INVALID);
        controlPlane.forgetCheckpoints();

        JsonNode second = AgentEndpoint.run(aRun().attempt(2).model(models, ModelScript.WRONG_STATUS_THEN_FIXED));

        assertThat(second.path("outcome").asText()).isEqualTo("completed");
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(2);
    }

    @Test
    void startsAfreshWhenTheEventWasEdited() {
        controlPlane.refuse("upsertTicket", 3, 503, "unavailable", "[]");
        run(ModelScript.VALID);

        AgentEndpoint.run(aRun().attempt(2).payload("{\"note\":\"edited\"}").model(models, ModelScript.VALID));

        assertThat(models.calls()).hasSize(2);
        assertThat(models.calls().getLast().prompt()).contains("edited");
    }

    @Test
    void startsAfreshFromACheckpointItDoesNotUnderstand() {
        controlPlane.refuse("upsertTicket", 3, 503, "unavailable", "[]");
        run(ModelScript.VALID);
        JsonNode saved = controlPlane.calls("saveCheckpoint").getLast().body().deepCopy();
        ((ObjectNode) saved.path("state")).put("candidate", "of another time");
        controlPlane.remember(saved);

        assertThat(AgentEndpoint.run(aRun().attempt(2).model(models, ModelScript.VALID))
                        .path("outcome")
                        .asText())
                .isEqualTo("completed");
        assertThat(models.calls()).hasSize(2);
    }

    @Test
    void asksForNoCheckpointInAFirstAttempt() {
        run(ModelScript.VALID);

        assertThat(controlPlane.calls("listCheckpoints")).isEmpty();
    }

    @Test
    void stopsWhenACheckpointShowsThatANewerAttemptHasTakenOver() {
        controlPlane.refuse("saveCheckpoint", 1, 409, "stale_attempt", "[]");

        JsonNode report = run(ModelScript.WRONG_STATUS_THEN_FIXED);

        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.path("failure").path("code").asText()).isEqualTo("stale_attempt");
        assertThat(models.calls()).hasSize(1);
        assertThat(controlPlane.calls("upsertTicket")).isEmpty();
    }

    @Test
    void goesOnWhenACheckpointCannotBeSaved() {
        controlPlane.refuse("saveCheckpoint", 3, 503, "unavailable", "[]");

        assertThat(run(ModelScript.VALID).path("outcome").asText()).isEqualTo("completed");
    }
}
