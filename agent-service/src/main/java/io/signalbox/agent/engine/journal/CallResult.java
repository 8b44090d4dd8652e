package io.signalbox.agent.engine.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What came of one call.
 *
 * @param value the answer, the refusal or the failure
 */
public record CallResult(Kind kind, ObjectNode value) {

    /** How it ended. */
    public enum Kind {
        /** With an answer. */
        ANSWERED,

        /** Understood and refused, which is an answer too. */
        REFUSED,

        /** Without an answer; a resumed run asks again. */
        FAILED
    }

    /** Whether a resumed run may use it instead of asking again. */
    public boolean settled() {
        return kind != Kind.FAILED;
    }
}
