package io.signalbox.controlplane.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as others see it.
 *
 * @param attempt times a worker took it; 0 while it never ran
 * @param outcome set when completed
 * @param lastFailure why the last attempt did not finish
 * @param nextAttemptAt when it is tried again, while it waits for that
 */
public record RunView(
        UUID id,
        UUID integrationId,
        UUID eventId,
        String externalId,
        RunState state,
        int attempt,
        int mappingAttempts,
        int promptTokens,
        int completionTokens,
        @Nullable RunOutcome outcome,
        @Nullable UUID deadLetterId,
        @Nullable String lastFailure,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
