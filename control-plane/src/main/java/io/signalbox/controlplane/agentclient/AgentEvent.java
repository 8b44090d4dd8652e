package io.signalbox.controlplane.agentclient;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event, as the agent is told of it.
 *
 * @param externalId the record it is about
 */
public record AgentEvent(
        UUID id,
        String eventType,
        String externalId,
        Instant receivedAt,
        Map<String, String> headers,
        Map<String, Object> payload) {}
