package io.signalbox.controlplane.runs.log;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One thing that happened to a run.
 *
 * @param sequence from 1, growing; entries about a step under way leave gaps when they leave the log
 */
public record RunLogEntry(UUID runId, long sequence, RunEventType type, Instant at, Map<String, Object> data) {}
