package io.signalbox.controlplane.runs.queue;

import io.signalbox.controlplane.runs.SubjectRef;
import io.signalbox.controlplane.runs.WorkflowVersion;
import java.time.Instant;
import java.util.UUID;

/**
 * A run that has just been given to an agent.
 *
 * @param attempt fencing number of the attempt that begins
 * @param needsModel an earlier attempt came as far as asking a model
 * @param alone the agent runs nothing else beside it
 * @param modelPaused the attempt may not ask a model: it is left alone for now
 * @param failures counted failures of earlier attempts
 * @param logSequence of the entry that says that it started, which the caller writes
 */
public record TakenRun(
        UUID runId,
        UUID organizationId,
        int attempt,
        WorkflowVersion workflow,
        SubjectRef subject,
        long position,
        boolean needsModel,
        boolean alone,
        boolean modelPaused,
        int failures,
        Instant createdAt,
        long logSequence) {}
