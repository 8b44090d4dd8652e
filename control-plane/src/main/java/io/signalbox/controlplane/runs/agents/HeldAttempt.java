package io.signalbox.controlplane.runs.agents;

import java.util.UUID;

/** An attempt that an agent says it runs. */
public record HeldAttempt(UUID runId, int attempt) {}
