package io.signalbox.contracts.senders;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of what presets and settings can point at. */
public final class SenderFields {

    public static final String PRESET = "preset";
    public static final String TIME_ZONE = "time_zone";
    public static final String EVENT_TYPE_POINTER = "event_type_pointer";
    public static final String EXTERNAL_ID_POINTER = "external_id_pointer";
    public static final String COMMENT_POINTER = "comment_pointer";
    public static final String DELETION_POINTER = "deletion_pointer";

    /** Fields of a ticket that an integration can point at, in the order a person fills them. */
    public static final List<String> POINTED = List.of(
            "title",
            "status",
            "priority",
            "type",
            "description",
            "url",
            "key",
            "labels",
            "assignee",
            "reporter",
            "parent",
            "due_date",
            "created_at",
            "updated_at");

    /** Fields of a ticket, as presets name them. */
    public static final Set<String> TICKET = Stream.concat(POINTED.stream(), Stream.of("description_html", "actor"))
            .collect(Collectors.toUnmodifiableSet());

    private SenderFields() {}

    /** The setting with the pointer of a field. */
    public static String pointerOf(String field) {
        return field + "_pointer";
    }

    /** The pointers among an integration's settings, by field. */
    public static Map<String, String> pointers(Map<String, String> settings) {
        Map<String, String> pointers = new LinkedHashMap<>();
        POINTED.forEach(field -> {
            String pointer = settings.get(pointerOf(field));
            if (pointer != null && !pointer.isBlank()) {
                pointers.put(field, pointer);
            }
        });
        return Collections.unmodifiableMap(pointers);
    }
}
