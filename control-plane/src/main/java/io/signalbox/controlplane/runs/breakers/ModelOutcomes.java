package io.signalbox.controlplane.runs.breakers;

import java.util.List;

/** Is told how attempts ended, so that a model that fails is left alone and one that answers again is used again. */
public interface ModelOutcomes {

    /**
     * Called after the commit that ended the attempts, with those that were current: a stale attempt says nothing. Outside of any
     * transaction. Sends no statement while the breaker is closed and nothing failed.
     */
    void ended(List<ModelOutcome> outcomes);
}
