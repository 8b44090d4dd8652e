package io.signalbox.agent.mapping.rules.generic;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.contracts.senders.Payload;
import java.util.Map;
import java.util.Optional;

/** An event of a generic sender, readable by pointer. */
record SenderPayload(SourceEvent event) implements Payload {

    Cursor at(String pointer) {
        return new Cursor(event.payload().at(JsonPointer.compile(pointer)), pointer);
    }

    @Override
    public Optional<String> text(String pointer) {
        JsonNode node = at(pointer).node();
        boolean text = node.isValueNode() && !node.isNull() && !node.asText().isBlank();
        return text ? Optional.of(node.asText().strip()) : Optional.empty();
    }

    @Override
    public boolean isObject(String pointer) {
        return at(pointer).isObject();
    }

    @Override
    public Optional<String> header(String name) {
        return event.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public Optional<String> eventType() {
        return Optional.of(event.eventType());
    }
}
