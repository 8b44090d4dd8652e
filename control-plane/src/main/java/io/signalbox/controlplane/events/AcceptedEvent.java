package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.RunState;
import java.util.UUID;

/**
 * One event that is stored now, or was stored when it first came.
 *
 * @param state of its run
 */
public record AcceptedEvent(UUID eventId, UUID runId, RunState state, boolean duplicate) {}
