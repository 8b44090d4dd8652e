package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.runs.DeadLetterReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dead letter as a list shows it. */
public record DeadLetterView(
        UUID id,
        DeadLetterState state,
        DeadLetterReason reason,
        String detail,
        UUID integrationId,
        UUID eventId,
        String eventType,
        String externalId,
        @Nullable String ticketKey,
        UUID runId,
        Instant createdAt) {}
