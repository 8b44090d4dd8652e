package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Instant;
import java.util.Set;

/**
 * One process of the agent service.
 *
 * @param id unique for each start
 * @param build version and time of the build
 * @param served workflow versions it can run
 */
public record AgentProcess(String id, String build, Instant startedAt, Set<WorkflowVersion> served) {}
