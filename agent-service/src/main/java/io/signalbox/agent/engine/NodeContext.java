package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Effects;
import io.signalbox.agent.engine.calls.ModelCalls;

/**
 * What one run gives its nodes. Every answer from outside goes through the run's journal.
 *
 * @param <I> what the run is about
 */
public interface NodeContext<I> {

    /** Given with the run; never changes. */
    I input();

    ModelCalls models();

    Effects effects();
}
