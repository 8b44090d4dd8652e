package io.signalbox.controlplane.runs;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as others see it.
 *
 * @param attempt times an agent took it; 0 while it never ran
 * @param rounds how often the workflow repeated its work
 * @param outcome set when completed
 * @param lastFailure why the last attempt did not finish
 * @param nextAttemptAt when it is tried again, while it waits for that
 */
public record RunView(
        UUID id,
        WorkflowVersion workflow,
        SubjectRef subject,
        RunState state,
        int attempt,
        int rounds,
        int promptTokens,
        int completionTokens,
        @Nullable RunOutcome outcome,
        @Nullable UUID deadLetterId,
        @Nullable String lastFailure,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}
