package io.signalbox.agent.engine.calls;

/** The model of the run. */
@FunctionalInterface
public interface ModelCalls {

    /** Waits for one answer, or for why there is none. */
    ModelAnswer ask(ModelRequest request);
}
