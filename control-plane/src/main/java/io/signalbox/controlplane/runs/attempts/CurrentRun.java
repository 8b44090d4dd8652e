package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.runs.SubjectRef;
import java.util.UUID;

/**
 * A run attempt that may still have effects, locked until the end of the transaction.
 *
 * @param position order in which the run was received
 */
public record CurrentRun(UUID runId, int attempt, SubjectRef subject, long position) {}
