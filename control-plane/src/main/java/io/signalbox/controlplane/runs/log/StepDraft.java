package io.signalbox.controlplane.runs.log;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transition of the graph, as the agent told it.
 *
 * @param sequence position within the run attempt, from 1
 * @param mappingAttempt 1 to 3
 * @param outcome ok, invalid or failed
 * @param inputDigest SHA-256 of the canonical JSON input, lower hex
 * @param modelCall the model call the step made, if it made one
 * @param calls entries that the journal of the attempt had after the step; null when nobody said
 * @param stateHash SHA-256 of the canonical state after the step, lower hex; null when nobody said
 */
public record StepDraft(
        int sequence,
        String node,
        int mappingAttempt,
        String outcome,
        Instant startedAt,
        double durationMs,
        String inputDigest,
        Map<String, Object> output,
        List<FieldProblem> errors,
        @Nullable ModelCall modelCall,
        @Nullable String stateHash,
        @Nullable Integer calls) {

    /**
     * One answer of a model.
     *
     * @param prompt the messages sent, as text
     * @param answer the text that came back, before any check
     * @param finishReason why the model stopped, where it says so
     */
    public record ModelCall(
            String provider,
            String model,
            int promptTokens,
            int completionTokens,
            double latencyMs,
            @Nullable String prompt,
            @Nullable String answer,
            @Nullable String finishReason) {}
}
