package io.signalbox.controlplane.runs.forks;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a fork was made from.
 *
 * @param step position of the step after which it begins; 0 for the beginning
 * @param subjectType of the source run
 * @param edited it begins with another state than that step left
 * @param instructed a model is given other instructions
 * @param model a model is asked by this name; null for the one that is set
 */
public record ForkOrigin(
        UUID sourceRunId,
        int step,
        String subjectType,
        boolean edited,
        boolean instructed,
        @Nullable String model) {}
