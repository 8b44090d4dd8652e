package io.signalbox.controlplane.runs.attempts;

import java.time.Instant;
import java.util.UUID;

/**
 * A run taken by a worker.
 *
 * @param attempt fencing number: what carries an older one is refused
 * @param failures counted failures of earlier attempts since it was queued by a person or an event
 */
public record LeasedRun(
        UUID runId,
        int attempt,
        UUID organizationId,
        UUID eventId,
        UUID integrationId,
        String externalId,
        int failures,
        Instant createdAt) {}
