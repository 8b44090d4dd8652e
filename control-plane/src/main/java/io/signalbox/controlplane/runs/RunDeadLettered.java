package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.attempts.MappingAttempt;
import java.util.List;
import java.util.UUID;

/**
 * A run ended in the dead-letter queue. Published inside the transaction that ends it, so that the dead letter is stored with it or not at all.
 *
 * @param attempt run attempt that failed; 0 when refused on arrival
 * @param detail one sentence for the operator
 */
public record RunDeadLettered(
        UUID deadLetterId,
        UUID runId,
        int attempt,
        SubjectRef subject,
        DeadLetterReason reason,
        String detail,
        List<MappingAttempt> attempts) {}
