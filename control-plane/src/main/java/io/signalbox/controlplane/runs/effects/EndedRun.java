package io.signalbox.controlplane.runs.effects;

import io.signalbox.controlplane.runs.RunState;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that has just ended.
 *
 * @param sourceId what the subject came from; null when from nothing
 * @param state a terminal one
 * @param outcome the workflow's word for a completed run, for example ticket; null for others
 * @param result what is kept of it: {@code reason}, {@code notes}, and what its effects added; empty when nothing is
 */
public record EndedRun(
        UUID runId,
        UUID subjectId,
        @Nullable UUID sourceId,
        RunState state,
        @Nullable String outcome,
        Map<String, Object> result) {}
