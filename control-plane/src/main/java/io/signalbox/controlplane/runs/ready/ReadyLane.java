package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.runs.WorkflowVersion;

/**
 * What decides which agents may be given a run.
 *
 * @param needsModel an earlier attempt came as far as asking a model
 * @param alone the agent may run nothing else beside it
 */
public record ReadyLane(WorkflowVersion workflow, boolean needsModel, boolean alone) {}
