package io.signalbox.controlplane.runs;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run to be made.
 *
 * @param concurrencyKey runs of one key run one at a time, in order of arrival; null where order does not matter
 * @param needsModel it is known to ask a model
 */
public record NewRun(
        UUID runId,
        WorkflowVersion workflow,
        SubjectRef subject,
        @Nullable UUID concurrencyKey,
        boolean needsModel,
        InitialRunState admission) {}
