package io.signalbox.controlplane.events;

import java.util.Map;
import java.util.UUID;

/**
 * An event that a run found rather than a sender delivered.
 *
 * @param integrationId of the run that found it
 * @param foundBy that run
 */
public record FoundEvent(
        UUID integrationId,
        UUID foundBy,
        String deliveryId,
        String eventType,
        String externalId,
        Map<String, Object> payload) {}
