package io.signalbox.controlplane.runs.forking;

import org.jspecify.annotations.Nullable;

/**
 * How a run is to be run again.
 *
 * @param fromStep position of the step after which the fork begins; 0 for the beginning
 * @param state JSON, in place of the state after that step
 * @param instructions in place of the workflow's own
 * @param model in place of the one that is set
 */
public record ForkRequest(
        int fromStep,
        @Nullable String state,
        @Nullable String instructions,
        @Nullable String model) {}
