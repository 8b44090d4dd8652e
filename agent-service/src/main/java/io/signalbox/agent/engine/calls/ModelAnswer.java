package io.signalbox.agent.engine.calls;

import io.signalbox.contract.shared.ModelUsage;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a model: an answer text in the usage, or a failure. The usage is there in both cases.
 *
 * @param failure why there is no answer
 */
public record ModelAnswer(
        ModelUsage usage, Stop stop, @Nullable Failure failure) {

    /** Why a model stopped, as far as it says. */
    public enum Stop {
        /** It had said all, or does not tell. */
        DONE,

        /** At the output limit: the answer is not whole. */
        CUT_OFF,

        /** Its provider's content filter stopped it. */
        FILTERED
    }
}
