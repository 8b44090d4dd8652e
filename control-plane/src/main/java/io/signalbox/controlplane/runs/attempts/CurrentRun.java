package io.signalbox.controlplane.runs.attempts;

import java.util.UUID;

/**
 * A run attempt that may still have effects, locked until the end of the transaction.
 *
 * @param position order in which the event of this run was received
 */
public record CurrentRun(UUID runId, int attempt, UUID eventId, UUID integrationId, String externalId, long position) {}
