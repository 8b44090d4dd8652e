package io.signalbox.agent.engine;

import io.signalbox.agent.engine.calls.Effect;
import java.util.List;

/**
 * The end of a run, as its last node wants it.
 *
 * @param step the node's own, which counts only when the end is applied
 * @param rounds repetitions of the run's work so far, over all attempts
 */
public record Finish(Step step, int rounds, RunResult result, List<Effect> effects) {}
