package io.signalbox.controlplane.agentclient;

import java.util.Map;
import java.util.UUID;

/**
 * The integration of an event, as the agent is told of it.
 *
 * @param provider contract name of the source system
 * @param settings those in force, defaults among them; never a secret
 */
public record AgentIntegration(UUID id, String provider, String name, Map<String, String> settings) {

    public AgentIntegration {
        settings = Map.copyOf(settings);
    }
}
