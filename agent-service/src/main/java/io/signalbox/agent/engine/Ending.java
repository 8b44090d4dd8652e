package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Failure;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param state the last state
 * @param failure why the attempt ended before its run did
 */
public record Ending<S>(S state, @Nullable Failure failure) {}
