package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.contracts.senders.Payload;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A delivered event, readable by pointer. */
record JsonPayload(PayloadReader reader, WebhookHeaders headers, Optional<String> eventType) implements Payload {

    JsonPayload(JsonNode root, WebhookHeaders headers) {
        this(new PayloadReader(root), headers, Optional.empty());
    }

    JsonPayload happened(String type) {
        return new JsonPayload(reader, headers, Optional.of(type));
    }

    @Override
    public Optional<String> text(String pointer) {
        JsonNode node = reader.root().at(pointer);
        boolean text = node.isValueNode() && !node.isNull() && !node.asString().isBlank();
        return text ? Optional.of(node.asString().strip()) : Optional.empty();
    }

    @Override
    public boolean isObject(String pointer) {
        return reader.root().at(pointer).isObject();
    }

    @Override
    public Optional<String> header(String name) {
        return headers.single(name).filter(value -> !value.isEmpty());
    }
}
