package io.signalbox.contracts.senders;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** A payload of tests, written as YAML flow, which JSON is too. */
record MapPayload(Object root, Map<String, String> headers, Optional<String> eventType) implements Payload {

    static MapPayload of(String json) {
        return new MapPayload(new Yaml().load(json), Map.of(), Optional.empty());
    }

    MapPayload happened(String eventType) {
        return new MapPayload(root, headers, Optional.of(eventType));
    }

    MapPayload with(String header, String value) {
        return new MapPayload(root, Map.of(header, value), eventType);
    }

    @Override
    public Optional<String> text(String pointer) {
        Object value = at(pointer);
        boolean scalar = value != null && !(value instanceof Map) && !(value instanceof List);
        return scalar && !value.toString().isBlank() ? Optional.of(value.toString()) : Optional.empty();
    }

    @Override
    public boolean isObject(String pointer) {
        return at(pointer) instanceof Map;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    private Object at(String pointer) {
        Object place = root;
        for (String name :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            place = switch (place) {
                case Map<?, ?> map -> map.get(name);
                case List<?> list -> list.size() > 0 && name.equals("0") ? list.getFirst() : null;
                case null, default -> null;
            };
        }
        return place;
    }
}
