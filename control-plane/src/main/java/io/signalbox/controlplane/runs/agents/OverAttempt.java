package io.signalbox.controlplane.runs.agents;

import java.util.UUID;

/**
 * An attempt that an agent need not go on with.
 *
 * @param cancelled whether a person cancelled the run; else the attempt was overtaken or has ended
 */
public record OverAttempt(UUID runId, int attempt, boolean cancelled) {}
