package io.signalbox.controlplane.runs.breakers;

import java.util.UUID;

/** Whether runs that need a model may be given out. */
public interface ModelAdmission {

    /** How many runs that need a model may be given out now. */
    enum Grant {
        /** As many as there is room for. */
        ALL,

        /** Exactly one, which shows whether the model answers again. */
        ONE_PROBE,

        /** None: the model is left alone. */
        NONE
    }

    /**
     * Asked in the transaction that gives runs out, before it takes any that need a model. Sends no statement while the breaker is closed or
     * its pause lasts. {@link Grant#ONE_PROBE} is given to one transaction of the installation at a time and ends with it: one that finds no
     * run to give out leaves everything as it was.
     */
    Grant ask();

    /** Names the run that {@link Grant#ONE_PROBE} was used for, in the same transaction. */
    void probing(UUID runId, int attempt);
}
