package io.signalbox.agent.engine;

import io.signalbox.agent.engine.state.StateSnapshot;

/**
 * A point from which a run resumes.
 *
 * @param node the node that has ended
 * @param next the node that would be next
 * @param round which repetition of the run's work it belongs to, from 1
 * @param rounds repetitions of the run's work so far, over all attempts
 */
public record Commit(String node, String next, int round, int rounds, StateSnapshot<?> state) {}
