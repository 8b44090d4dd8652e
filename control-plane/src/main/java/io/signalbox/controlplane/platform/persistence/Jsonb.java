package io.signalbox.controlplane.platform.persistence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as PostgreSQL's jsonb takes it. Text there cannot hold the NUL character, which models and senders do produce: it becomes U+FFFD.
 */
@Component
public class Jsonb {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    /** Also of a backslash that is followed by the digits: looking closer costs little then. */
    private static final String ESCAPED_NUL = "\\u0000";

    private final JsonMapper json;

    Jsonb(JsonMapper json) {
        this.json = json;
    }

    /** @param value maps, lists, strings, numbers, or a record made of them */
    public String write(Object value) {
        String text = json.writeValueAsString(value);
        return text.contains(ESCAPED_NUL)
                ? json.writeValueAsString(clean(json.convertValue(value, Object.class)))
                : text;
    }

    public Map<String, Object> readObject(@Nullable String text) {
        return text == null ? Map.of() : json.readValue(text, OBJECT);
    }

    public <T> T read(String text, TypeReference<T> type) {
        return json.readValue(text, type);
    }

    /** Text that a text column takes. */
    public static String clean(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    private static @Nullable Object clean(@Nullable Object value) {
        return switch (value) {
            case String text -> clean(text);
            case Map<?, ?> object -> cleanObject(object);
            case List<?> list ->
                list.stream().<@Nullable Object>map(Jsonb::clean).toList();
            case null -> null;
            case Object other -> other;
        };
    }

    private static Map<String, @Nullable Object> cleanObject(Map<?, ?> object) {
        Map<String, @Nullable Object> cleaned = LinkedHashMap.newLinkedHashMap(object.size());
        object.forEach((key, value) -> cleaned.put(clean(String.valueOf(key)), clean(value)));
        return cleaned;
    }
}
