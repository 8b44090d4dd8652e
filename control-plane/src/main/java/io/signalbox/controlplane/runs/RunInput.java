package io.signalbox.controlplane.runs;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a run works on.
 *
 * @param provider contract name of the source system
 * @param settings the integration's settings in force, defaults among them; never a secret
 * @param headers the chosen headers of the delivery
 * @param erasure whether the source asks to erase the personal data of what the event is about
 * @param payload the event as JSON; the corrected one when a dead letter was edited and retried
 */
public record RunInput(
        UUID integrationId,
        String integrationName,
        String provider,
        Map<String, String> settings,
        UUID eventId,
        String eventType,
        String externalId,
        Instant receivedAt,
        Map<String, String> headers,
        boolean erasure,
        Map<String, Object> payload) {}
