package io.signalbox.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a model may not do, and what becomes of the run when it keeps trying. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ModelRefusalTest extends ModelRunScene {

    @Test
    void feedsTheErrorsBackAndStoresTheFixedAnswer() {
        JsonNode report = run(ModelScript.WRONG_STATUS_THEN_FIXED);

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("mapping_attempts").asInt()).isEqualTo(2);
        assertThat(nodes())
                .containsExactly(
                        "fetch 1 ok", "map 1 ok", "validate 1 invalid", "map 2 ok", "validate 2 ok", "route 2 ok");
        JsonNode refused = controlPlane.steps().get(2);
        assertThat(refused.path("errors").findValuesAsText("pointer")).contains("/ticket/status", "/ticket/priority");
        assertThat(models.calls().get(1).prompt()).contains("waiting_for_godot").contains("/ticket/status");
        assertThat(controlPlane.changes()).hasSize(1);
        assertThat(controlPlane.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROSE", "TRUNCATED", "ENDLESS_INVALID"})
    void deadLettersAfterThreeInvalidAnswersAndStoresNothing(ModelScript script) {
        JsonNode report = run(script);

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(report.path("mapping_attempts").asInt()).isEqualTo(3);
        assertThat(models.calls()).hasSize(3);
        JsonNode letter = controlPlane.letters().getFirst();
        assertThat(letter.path("reason").asText()).isEqualTo("validation_exhausted");
        assertThat(letter.path("attempts")).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.path("errors")).isNotEmpty();
            assertThat(attempt.path("output")).isNotEmpty();
        });
        assertThat(controlPlane.changes()).isEmpty();
    }

    @Test
    void refusesAnAnswerThatNamesAnotherTicketAtOnceAndForGood() {
        JsonNode report = run(ModelScript.INJECTED);

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(models.calls()).hasSize(1);
        JsonNode letter = controlPlane.letters().getFirst();
        assertThat(letter.path("reason").asText()).isEqualTo("out_of_scope");
        assertThat(letter.path("attempts").path(0).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/external_id", "/organization_id", "/ticket_id");
        assertThat(nodes()).containsExactly("fetch 1 ok", "map 1 ok", "validate 1 invalid", "route 2 ok");
        assertThat(controlPlane.changes()).isEmpty();
    }

    @Test
    void takesTheStoresRefusalBackToTheModel() {
        controlPlane.refuse(
                1, "ticket_refused", "[{\"pointer\":\"/ticket/title\",\"message\":\"too vague\",\"code\":\"vague\"}]");

        JsonNode report = run(ModelScript.VALID);

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("mapping_attempts").asInt()).isEqualTo(2);
        assertThat(nodes())
                .containsExactly(
                        "fetch 1 ok",
                        "map 1 ok",
                        "validate 1 ok",
                        "route 1 invalid",
                        "map 2 ok",
                        "validate 2 ok",
                        "route 2 ok");
        assertThat(models.calls().get(1).prompt()).contains("/ticket/title: too vague");
    }

    @Test
    void deadLettersWhenTheStoreKeepsRefusing() {
        controlPlane.refuse(3, "ticket_refused", "[]");

        JsonNode report = run(ModelScript.VALID);

        assertThat(report.path("outcome").asText()).isEqualTo("dead_lettered");
        assertThat(controlPlane.changes()).hasSize(3);
        assertThat(controlPlane.letters().getFirst().path("attempts")).hasSize(3);
    }

    private List<String> nodes() {
        return controlPlane.steps().stream()
                .map(step -> step.path("node").asText() + " "
                        + step.path("mapping_attempt").asInt() + " "
                        + step.path("outcome").asText())
                .toList();
    }
}
