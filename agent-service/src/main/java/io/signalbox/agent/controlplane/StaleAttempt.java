package io.signalbox.agent.controlplane;

/** A newer attempt of the run has taken over; this one must stop and write nothing more. */
public final class StaleAttempt extends RuntimeException {

    StaleAttempt() {
        super("A newer attempt of this run has taken over.");
    }
}
