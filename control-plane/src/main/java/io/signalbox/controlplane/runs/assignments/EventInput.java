package io.signalbox.controlplane.runs.assignments;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event that a run works on.
 *
 * @param provider contract name of the source system
 * @param settings the integration's settings in force, defaults among them; never a secret
 * @param externalId the record that the event is about
 * @param headers the chosen headers of the delivery
 * @param payload the event as JSON; the corrected one when a dead letter was edited and retried
 * @param correctedBy the dead letter with which a person corrected the payload; null for what was delivered
 * @param bytes about how much of an answer it takes
 */
public record EventInput(
        UUID integrationId,
        String integrationName,
        String provider,
        Map<String, String> settings,
        UUID eventId,
        String eventType,
        String externalId,
        Instant receivedAt,
        Map<String, String> headers,
        Map<String, Object> payload,
        @Nullable UUID correctedBy,
        int bytes) {}
