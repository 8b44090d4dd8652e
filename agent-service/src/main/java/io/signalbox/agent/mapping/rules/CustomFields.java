package io.signalbox.agent.mapping.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a ticket has no field for, kept as it came but bounded: a ticket is no place for a whole payload. */
public final class CustomFields {

    private static final int ENTRIES = 60;
    private static final int NAME = 100;
    private static final int TEXT = 4000;
    private static final int LIST = 50;
    private static final int DEPTH = 4;

    private final Map<String, @Nullable Object> kept = new LinkedHashMap<>();

    public CustomFields keep(String name, Cursor place) {
        return keep(name, plain(place.node(), 0));
    }

    public CustomFields keep(String name, @Nullable Object value) {
        if (value != null && !name.isBlank() && kept.size() < ENTRIES) {
            kept.put(Bounds.cut(name, NAME), value);
        }
        return this;
    }

    /** As {@link #keep}; where the place is empty, a patch removes what was kept under the name. */
    public CustomFields keepOrRemove(String name, Cursor place) {
        return keepOrRemove(name, plain(place.node(), 0));
    }

    /** As {@link #keep}; without a value, a patch removes what was kept under the name. */
    public CustomFields keepOrRemove(String name, @Nullable Object value) {
        if (!name.isBlank() && kept.size() < ENTRIES) {
            kept.put(Bounds.cut(name, NAME), value);
        }
        return this;
    }

    public Map<String, @Nullable Object> toMap() {
        return kept;
    }

    /** Nothing for what is empty or too deep. */
    private static @Nullable Object plain(JsonNode node, int depth) {
        if (depth > DEPTH) {
            return null;
        }
        if (node.isArray()) {
            return list(node, depth);
        }
        if (node.isObject()) {
            return map(node, depth);
        }
        return scalar(node);
    }

    private static @Nullable Object scalar(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isTextual() && !node.asText().isBlank() ? Bounds.cut(node.asText(), TEXT) : null;
    }

    private static @Nullable List<Object> list(JsonNode node, int depth) {
        List<Object> items = new ArrayList<>();
        for (JsonNode item : node) {
            Object value = plain(item, depth + 1);
            if (value != null && items.size() < LIST) {
                items.add(value);
            }
        }
        return items.isEmpty() ? null : items;
    }

    private static @Nullable Map<String, Object> map(JsonNode node, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            Object value = plain(member.getValue(), depth + 1);
            if (value != null && members.size() < LIST) {
                members.put(Bounds.cut(member.getKey(), NAME), value);
            }
        });
        return members.isEmpty() ? null : members;
    }
}
