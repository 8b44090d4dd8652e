package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.contract.shared.ModelUsage;
import java.time.Duration;

/** Answers of a model. */
public final class Answers {

    private Answers() {}

    public static ModelAnswer saying(String text) {
        return new ModelAnswer(usage().answer(text).promptTokens(7).completionTokens(3), ModelAnswer.Stop.DONE, null);
    }

    public static ModelAnswer failing(String code) {
        return new ModelAnswer(
                usage(),
                ModelAnswer.Stop.DONE,
                new Failure(Failure.Cause.MODEL, code, "It did not answer.", Duration.ofSeconds(3)));
    }

    private static ModelUsage usage() {
        return new ModelUsage()
                .provider("scripted")
                .model("scripted")
                .promptTokens(0)
                .completionTokens(0)
                .latencyMs(1.5);
    }
}
