package io.signalbox.controlplane.events.preview;

import io.signalbox.controlplane.agentclient.AgentPreview;

/**
 * What an event would become.
 *
 * @param externalId the ticket it would be about
 */
public record EventPreview(String eventType, String externalId, AgentPreview mapping) {}
