package io.signalbox.controlplane.runs.breakers;

import java.time.Instant;
import java.util.UUID;

/**
 * The attempt that may have asked the model.
 *
 * @param takenAt when the attempt was given out: its calls began then or later
 */
public record ModelCall(UUID runId, int attempt, Instant takenAt) {}
