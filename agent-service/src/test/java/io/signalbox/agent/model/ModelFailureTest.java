package io.signalbox.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.Failure.Cause;
import io.signalbox.agent.modelserver.ModelScript;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFailureTest extends ModelScene {

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, model_unauthorized",
        "KEY_INVALID, model_unauthorized",
        "OVERLOADED, model_rate_limited",
        "BROKEN, model_error",
        "UNKNOWN_MODEL, model_error",
        "GIBBERISH, model_error",
        "BREAKS_OFF, model_unreachable",
        "STALL, model_timeout",
        "FREEZES, model_timeout",
    })
    void blamesTheModelForWhatIsNotTheContents(ModelScript script, String code) {
        Failure failure = ask(script, 1000).failure();

        assertThat(failure.cause()).isEqualTo(Cause.MODEL);
        assertThat(failure.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"TOO_LONG", "CONTENT_POLICY"})
    void blamesTheContentForWhatTheProviderRefusesOfIt(ModelScript script) {
        Failure failure = ask(script).failure();

        assertThat(failure.cause()).isEqualTo(Cause.CONTENT);
        assertThat(failure.code()).isEqualTo("model_rejected");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void blamesTheModelWhenNothingListens() {
        Failure failure = models.ask(choice(ModelScript.VALID, "http://127.0.0.1:1/v1"), question())
                .failure();

        assertThat(failure.cause()).isEqualTo(Cause.MODEL);
        assertThat(failure.code()).isEqualTo("model_unreachable");
    }

    @Test
    void passesOnHowLongTheProviderAskedToBeLeftAlone() {
        assertThat(ask(ModelScript.OVERLOADED).failure().retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void saysWhichStatusAndCodeThereWasAndNothingTheProviderWrote() {
        assertThat(ask(ModelScript.UNAUTHORIZED).failure().detail())
                .isEqualTo("The model provider refuses the key (401).");
        assertThat(ask(ModelScript.CONTENT_POLICY).failure().detail())
                .isEqualTo("The model provider refuses this request with 400 (content_filter).");
    }

    /** A sender's text that a provider repeats must not make the key look refused, which would pause every run. */
    @Test
    void readsNoFreeTextOfAnError() {
        String body =
                "{\"error\":{\"message\":\"invalid_api_key API_KEY_INVALID\",\"code\":\"invalid api key, they said\"}}";

        assertThat(ProviderError.read(body)).isEqualTo(ProviderError.NONE);
        assertThat(ProviderError.read("<html>")).isEqualTo(ProviderError.NONE);
        assertThat(ProviderError.read("[]")).isEqualTo(ProviderError.NONE);
    }
}
