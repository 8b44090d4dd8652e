package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with everything needed to judge it.
 *
 * @param payload what came in; null when jsonb refused it
 * @param correctedPayload what it was retried with
 * @param resolvedBy the person who decided
 * @param resolvedByKey name of the API key under which a service decided
 */
public record DeadLetterDetails(
        DeadLetterView letter,
        List<MappingAttempt> attempts,
        @Nullable Map<String, Object> payload,
        @Nullable String payloadProblem,
        @Nullable Map<String, Object> correctedPayload,
        @Nullable Instant resolvedAt,
        @Nullable UUID resolvedBy,
        @Nullable String resolvedByKey,
        @Nullable String discardReason) {}
