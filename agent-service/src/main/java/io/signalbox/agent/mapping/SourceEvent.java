package io.signalbox.agent.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.contract.shared.ProviderName;
import java.time.Instant;
import java.util.Map;

/**
 * One delivered event, as the control plane hands it over.
 *
 * @param externalId the only ticket this event may write to
 * @param settings the integration's settings in force, by name; never a secret
 * @param payload the event as JSON; form-encoded deliveries arrive decoded
 */
public record SourceEvent(
        ProviderName provider,
        String eventType,
        String externalId,
        Instant receivedAt,
        Map<String, String> headers,
        Map<String, String> settings,
        JsonNode payload) {

    public SourceEvent {
        headers = Map.copyOf(headers);
        settings = Map.copyOf(settings);
    }
}
