package io.signalbox.controlplane.runs.forks;

import io.signalbox.controlplane.runs.forks.ForkOverrides.Start;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fork to be kept, as {@link ForkOrigin} and {@link ForkOverrides} describe it. */
public record NewFork(
        UUID runId,
        UUID sourceRunId,
        int step,
        String subjectType,
        boolean edited,
        @Nullable Start start,
        @Nullable String instructions,
        @Nullable String model) {}
