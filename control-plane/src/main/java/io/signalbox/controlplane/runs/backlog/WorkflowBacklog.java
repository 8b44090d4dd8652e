package io.signalbox.controlplane.runs.backlog;

import io.signalbox.controlplane.runs.WorkflowVersion;

/**
 * Queued runs of one workflow version that wait for nothing earlier.
 *
 * @param served whether an agent that runs now can execute it
 * @param runs of the current organization, counted up to {@link QueueBacklog#MAX_COUNTED}
 * @param needModel those of them that need the model
 */
public record WorkflowBacklog(WorkflowVersion workflow, boolean served, int runs, int needModel) {}
