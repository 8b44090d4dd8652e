package io.signalbox.controlplane.runs.agents;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One process of the agent service.
 *
 * @param id unique for each start
 * @param build version and time of the build
 * @param settings what of its own settings the input of runs depends on, as it wrote it; null when it did not say
 * @param served workflow versions it can run
 */
public record AgentProcess(
        String id, String build, @Nullable String settings, Instant startedAt, Set<WorkflowVersion> served) {}
