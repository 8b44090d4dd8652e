package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import org.junit.jupiter.api.Test;

/** A model that gives no answer costs no mapping attempt: the run waits shortly or asks to be tried later, and decides nothing. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class ModelTroubleTest extends ModelRunScene {

    @Test
    void failsForLaterWhenTheModelStalls() {
        JsonNode report = run(aRun().model(models, ModelScript.STALL).modelTimeout(300));

        assertFailed(report, "model_timeout");
        assertThat(report.path("mapping_attempts").asInt()).isZero();
        assertThat(controlPlane
                        .steps()
                        .getLast()
                        .path("model_usage")
                        .path("latency_ms")
                        .asDouble())
                .isGreaterThanOrEqualTo(300);
    }

    @Test
    void waitsOutAShortPause() {
        JsonNode report = run(ModelScript.RATE_LIMITED_SHORTLY);

        assertThat(report.path("outcome").asText()).isEqualTo("completed");
        assertThat(report.path("mapping_attempts").asInt()).isEqualTo(1);
        assertThat(models.calls()).hasSize(2);
    }

    @Test
    void passesALongPauseOnInsteadOfWaiting() {
        JsonNode report = run(ModelScript.OVERLOADED);

        assertFailed(report, "model_rate_limited");
        assertThat(report.path("failure").path("retry_after_ms").asLong()).isEqualTo(30_000);
        assertThat(models.calls()).hasSize(1);
    }

    @Test
    void failsForLaterWhenTheModelIsBroken() {
        assertFailed(run(ModelScript.BROKEN), "model_error");
    }

    @Test
    void failsForLaterWhenNothingListensAtTheModelsAddress() {
        assertFailed(run(aRun().model("openai", "http://127.0.0.1:1/v1", "valid")), "model_unreachable");
    }

    private void assertFailed(JsonNode report, String code) {
        assertThat(report.path("outcome").asText()).isEqualTo("failed");
        assertThat(report.path("failure").path("code").asText()).isEqualTo(code);
        assertThat(controlPlane.changes()).isEmpty();
        assertThat(controlPlane.letters()).isEmpty();
        assertThat(controlPlane.steps().getLast().path("outcome").asText()).isEqualTo("failed");
    }
}
