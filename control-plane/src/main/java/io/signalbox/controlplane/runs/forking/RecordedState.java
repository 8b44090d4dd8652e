package io.signalbox.controlplane.runs.forking;

import org.jspecify.annotations.Nullable;

/**
 * What a step left that led to the end of its run.
 *
 * @param position among those steps, from 1
 * @param attempt of the step
 * @param sequence of the step in its attempt
 * @param nextNode the node that would be next; null when the run was over
 * @param schema number of the form the state is written in
 * @param state canonical JSON
 */
public record RecordedState(
        int position,
        int attempt,
        int sequence,
        String node,
        @Nullable String nextNode,
        int schema,
        String state,
        String stateHash) {}
