package io.signalbox.agent.runs;

import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.contract.shared.ModelChoice;

/** Asks the model that a run was given. */
@FunctionalInterface
public interface ModelPort {

    /** Waits for one answer, or for why there is none. */
    ModelAnswer ask(ModelChoice choice, ModelRequest request);
}
