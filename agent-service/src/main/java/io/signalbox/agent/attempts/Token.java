package io.signalbox.agent.attempts;

import java.time.Instant;

/**
 * What an attempt may touch, sealed by the control plane.
 *
 * @param since when it was received
 */
record Token(String text, Instant since) {

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Token[since " + since + "]";
    }
}
