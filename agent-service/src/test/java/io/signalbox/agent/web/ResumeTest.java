package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.FakeControlPlane.ADVANCE;
import static io.signalbox.agent.fakes.FakeControlPlane.FINISH;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A run whose process died continues where it was, and never pays for the same answer twice. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ResumeTest extends ModelRunScene {

    @Test
    void usesTheAnswerThatWasPaidForAlready() {
        controlPlane.answer(FINISH, 1, "stale");
        JsonNode first = run(ModelScript.VALID);

        JsonNode second = run(aRun().attempt(2).model(models, ModelScript.VALID));

        assertThat(second.path("outcome").asText()).isEqualTo("completed");
        assertThat(models.calls()).hasSize(1);
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(1);
        assertThat(stored().path("ticket").path("title").asText()).isEqualTo("Printer on floor 3 is out of order");
        assertThat(first.path("prompt_tokens").asInt()).isPositive();
        assertThat(second.path("prompt_tokens").asInt())
                .as("paid once, counted once")
                .isZero();
    }

    @Test
    void continuesWithTheAttemptsAlreadySpent() {
        controlPlane.refuse(1, "ticket_refused", "[]");
        controlPlane.answer(FINISH, 1, "stale");
        run(ModelScript.VALID);
        controlPlane.refuse(2, "ticket_refused", "[]");

        JsonNode second = run(aRun().attempt(2).model(models, ModelScript.VALID));

        assertThat(second.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(3);
        assertThat(models.calls()).hasSize(3);
        assertThat(controlPlane.letters().getFirst().path("attempts")).hasSize(3);
    }

    @Test
    void startsAfreshWhenAPersonRetriesADeadLetter() {
        run(ModelScript.ENDLESS_INVALID);
        controlPlane.checkpoint(null);

        JsonNode second = run(aRun().attempt(2).model(models, ModelScript.WRONG_STATUS_THEN_FIXED));

        assertThat(second.path("outcome").asText()).isEqualTo("completed");
        assertThat(second.path("mapping_attempts").asInt()).isEqualTo(2);
    }

    @Test
    void startsAfreshWhenTheEventWasEdited() {
        controlPlane.answer(FINISH, 1, "stale");
        run(ModelScript.VALID);

        run(aRun().attempt(2).payload("{\"note\":\"edited\"}").model(models, ModelScript.VALID));

        assertThat(models.calls()).hasSize(2);
        assertThat(models.calls().getLast().prompt()).contains("edited");
    }

    @Test
    void startsAfreshFromACheckpointItDoesNotUnderstand() {
        controlPlane.answer(FINISH, 1, "stale");
        run(ModelScript.VALID);
        ObjectNode saved = controlPlane.checkpoint().deepCopy();
        controlPlane.checkpoint(saved.put("schema", 99));

        assertThat(run(aRun().attempt(2).model(models, ModelScript.VALID))
                        .path("outcome")
                        .asText())
                .isEqualTo("completed");
        assertThat(models.calls()).hasSize(2);
    }

    @Test
    void stopsWhenACheckpointShowsThatANewerAttemptHasTakenOver() {
        controlPlane.answer(ADVANCE, 1, "stale");
        RunRequestFixture overtaken = aRun().model(models, ModelScript.WRONG_STATUS_THEN_FIXED);
        controlPlane.assign(overtaken.json());
        Awaitility.await().until(() -> !controlPlane.items(ADVANCE).isEmpty());

        run(aRun().payload("{\"id\":\"EXT-1\",\"title\":\"Another run\"}"));

        assertThat(models.calls()).hasSize(1);
        assertThat(controlPlane.items(FINISH))
                .extracting(item -> item.path("run_id").asText())
                .doesNotContain(overtaken.runId());
    }

    @Test
    void waitsUntilACheckpointIsStored() {
        controlPlane.answer(ADVANCE, 2, "unavailable");
        controlPlane.fail(ADVANCE, 1, 503, "unavailable");

        assertThat(run(ModelScript.VALID).path("outcome").asText()).isEqualTo("completed");
        assertThat(controlPlane.items(ADVANCE))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.path("sequence").asInt()).isEqualTo(1));
        assertThat(models.calls()).hasSize(1);
    }
}
