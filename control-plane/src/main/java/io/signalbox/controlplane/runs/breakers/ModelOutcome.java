package io.signalbox.controlplane.runs.breakers;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What an attempt that is over says about the model. */
public sealed interface ModelOutcome {

    ModelCall call();

    /** The model answered, whatever the answer was worth. */
    record Answered(ModelCall call) implements ModelOutcome {}

    /**
     * The model did not answer.
     *
     * @param code of the failure, for example {@code model_rate_limited}
     * @param detail one sentence for people
     * @param retryAfter how long the provider asked to be left alone
     */
    record Failed(
            ModelCall call,
            String code,
            String detail,
            @Nullable Duration retryAfter) implements ModelOutcome {}

    /** The attempt ended without having asked, or nobody knows. */
    record Unknown(ModelCall call) implements ModelOutcome {}
}
