package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.Set;

/**
 * What an agent asks for.
 *
 * @param agentId of the process
 * @param served workflow versions it can run
 * @param rules how many runs it has room for that are not known to need a model
 * @param model how many it has room for that need one
 * @param max how many runs it may be given altogether
 */
public record TakeDemand(String agentId, Set<WorkflowVersion> served, int rules, int model, int max) {}
