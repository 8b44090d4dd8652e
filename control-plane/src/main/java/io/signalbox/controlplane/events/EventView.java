package io.signalbox.controlplane.events;

import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a list shows it.
 *
 * @param ticketKey what people call the ticket it is about; null where its payload does not say
 * @param state of its run
 * @param duplicates how often the same delivery came again
 * @param outcome of its run, when it completed
 */
public record EventView(
        UUID id,
        UUID integrationId,
        String deliveryId,
        String eventType,
        String externalId,
        @Nullable String ticketKey,
        Instant receivedAt,
        @Nullable Instant occurredAt,
        int sizeBytes,
        RunState state,
        UUID runId,
        long duplicates,
        @Nullable RunOutcome outcome,
        @Nullable UUID deadLetterId) {}
