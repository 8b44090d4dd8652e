package io.signalbox.controlplane.agentclient;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** One run attempt as the agent is asked to do it. */
public record AgentRun(
        UUID runId, int attempt, UUID organizationId, Integration integration, Event event, String capabilityToken) {

    /**
     * @param provider contract name of the source system
     * @param settings those in force, defaults among them; never a secret
     */
    public record Integration(UUID id, String provider, String name, Map<String, String> settings) {

        public Integration {
            settings = Map.copyOf(settings);
        }
    }

    /** @param externalId the only ticket the run may write */
    public record Event(
            UUID id,
            String eventType,
            String externalId,
            Instant receivedAt,
            Map<String, String> headers,
            Map<String, Object> payload) {}

    /** Neither the token nor the payload belongs in a log. */
    @Override
    public String toString() {
        return "AgentRun[" + runId + " attempt " + attempt + "]";
    }
}
