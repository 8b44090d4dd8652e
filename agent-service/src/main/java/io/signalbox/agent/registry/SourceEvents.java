package io.signalbox.agent.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.contract.shared.RunEvent;
import io.signalbox.contract.shared.RunIntegration;
import java.util.Map;
import java.util.Objects;

/** Events of the contract as the rules read them. */
public final class SourceEvents {

    /** Keeps what a payload says with null: the service's own mapper leaves null out, and null empties a field. */
    private static final ObjectMapper PAYLOADS = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private SourceEvents() {}

    public static SourceEvent of(RunIntegration integration, RunEvent event) {
        return new SourceEvent(
                integration.getProvider(),
                event.getEventType(),
                event.getExternalId(),
                event.getReceivedAt(),
                Objects.requireNonNullElse(event.getHeaders(), Map.of()),
                Objects.requireNonNullElse(integration.getSettings(), Map.of()),
                PAYLOADS.valueToTree(event.getPayload()));
    }
}
