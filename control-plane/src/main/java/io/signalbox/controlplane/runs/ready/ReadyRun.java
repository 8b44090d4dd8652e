package io.signalbox.controlplane.runs.ready;

import java.util.UUID;

/** A run that could be taken when somebody looked. */
public record ReadyRun(UUID organizationId, UUID runId, ReadyLane lane) {}
