package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.runs.SubjectRef;
import java.time.Instant;
import java.util.UUID;

/**
 * A run taken by a worker.
 *
 * @param attempt fencing number: what carries an older one is refused
 * @param failures counted failures of earlier attempts since it was queued by a person or its source
 */
public record LeasedRun(
        UUID runId, int attempt, UUID organizationId, SubjectRef subject, int failures, Instant createdAt) {}
