package io.signalbox.contracts.senders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one preset and names the place of what it does not know: a misspelt key must not silently read nothing. */
final class PresetFile {

    private static final Set<String> KEYS =
            Set.of("title", "setup", "settings", "event_type", "words", "events", "documentation");
    private static final Set<String> EVENT_KEYS =
            Set.of("when", "ignore", "delete", "external_id", "comment", "ticket");
    private static final Set<String> WORD_KEYS = Set.of("status", "priority", "type");
    private static final Set<String> COMMENT_KEYS = Set.of(
            "id", "body", "body_html", "author", "url", "created_at", "updated_at", "internal", "public", "delete");

    private final String name;

    PresetFile(String name) {
        this.name = name;
    }

    Preset read(Map<String, Object> file) {
        known(file, KEYS, "");
        List<EventShape> events = new ArrayList<>();
        for (Object event : (List<?>) file.getOrDefault("events", List.of())) {
            events.add(event(map(event), "events/" + events.size()));
        }
        return new Preset(
                name,
                String.valueOf(file.get("title")),
                texts(file.get("setup")),
                strings(map(file.get("settings"))),
                templates(file.get("event_type")),
                words(map(file.get("words"))),
                List.copyOf(events));
    }

    private EventShape event(Map<String, Object> event, String place) {
        known(event, EVENT_KEYS, place);
        Map<String, Object> ticket = map(event.get("ticket"));
        Map<String, Object> comment = map(event.get("comment"));
        known(ticket, SenderFields.TICKET, place + "/ticket");
        known(comment, COMMENT_KEYS, place + "/comment");
        boolean commentDeleted = Boolean.TRUE.equals(comment.remove("delete"));
        Map<String, List<String>> when = new LinkedHashMap<>();
        map(event.get("when"))
                .forEach((key, values) -> when.put(
                        key,
                        texts(values).stream()
                                .map(value -> value.toLowerCase(Locale.ROOT))
                                .toList()));
        return new EventShape(
                when,
                kind(event, !comment.isEmpty(), commentDeleted),
                templates(event.get("external_id")),
                fields(ticket),
                fields(comment),
                Optional.ofNullable((String) event.get("ignore")));
    }

    private static EventShape.Kind kind(Map<String, Object> event, boolean comment, boolean commentDeleted) {
        if (event.containsKey("ignore")) {
            return EventShape.Kind.IGNORED;
        }
        if (comment) {
            return commentDeleted ? EventShape.Kind.COMMENT_DELETION : EventShape.Kind.COMMENT;
        }
        return Boolean.TRUE.equals(event.get("delete")) ? EventShape.Kind.DELETION : EventShape.Kind.TICKET;
    }

    private Map<String, Map<String, String>> words(Map<String, Object> words) {
        known(words, WORD_KEYS, "words");
        Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
        words.forEach((field, list) -> {
            Map<String, String> byWord = new LinkedHashMap<>();
            map(list).forEach((meaning, spellings) -> texts(spellings)
                    .forEach(spelling -> byWord.put(PlainWord.of(spelling), meaning)));
            meanings.put(field, byWord);
        });
        return meanings;
    }

    private static Map<String, List<Template>> fields(Map<String, Object> fields) {
        Map<String, List<Template>> templates = new LinkedHashMap<>();
        fields.forEach((field, value) -> templates.put(field, templates(value)));
        return templates;
    }

    private static List<Template> templates(Object value) {
        return texts(value).stream().map(Template::new).toList();
    }

    private static List<String> texts(Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    private static Map<String, String> strings(Map<String, Object> values) {
        Map<String, String> strings = new LinkedHashMap<>();
        values.forEach((key, value) -> strings.put(key, String.valueOf(value)));
        return strings;
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> copy.put(String.valueOf(key), each));
        }
        return copy;
    }

    private void known(Map<String, Object> map, Set<String> keys, String place) {
        map.keySet().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalStateException("The preset " + name + " has the unknown key '" + key + "' at /" + place);
        });
    }
}
