package io.signalbox.controlplane.tickets.activities;

import io.signalbox.controlplane.tickets.Ticket;
import io.signalbox.controlplane.tickets.TicketChange;
import io.signalbox.controlplane.tickets.TicketField;
import io.signalbox.controlplane.tickets.TicketFields;
import io.signalbox.controlplane.tickets.TicketPriority;
import io.signalbox.controlplane.tickets.TicketStatus;
import io.signalbox.controlplane.tickets.TicketType;
import io.signalbox.controlplane.tickets.Transition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a transition as activities. A value that two fields share (a status and its raw word) makes one activity each. */
public final class ActivityDiff {

    /** Longer texts are in the ticket itself. */
    private static final int MAX_LENGTH = 300;
    /** A change of more custom fields than this is a first full look at the ticket, not news. */
    private static final int MAX_CUSTOM_FIELDS = 20;

    private final TicketChange change;
    private final Map<UUID, String> names;
    private final Instant at;
    private final List<Activity> activities = new ArrayList<>();

    private ActivityDiff(TicketChange change, Map<UUID, String> names, Instant at) {
        this.change = change;
        this.names = names;
        this.at = at;
    }

    /** @param at when it happened at the source */
    public static List<Activity> tell(Transition transition, TicketChange change, Map<UUID, String> names, Instant at) {
        var story = new ActivityDiff(change, names, at);
        if (transition.isVisible()) {
            story.tell(transition);
        }
        return story.activities;
    }

    private void tell(Transition transition) {
        Ticket before = transition.before();
        Ticket after = transition.after();
        if (after.isDeleted()) {
            add(ActivityKind.DELETED);
            return;
        }
        if (before == null) {
            add(ActivityKind.CREATED);
            return;
        }
        if (before.isDeleted()) {
            add(ActivityKind.RESTORED);
        }
        for (TicketField field : transition.changedFields()) {
            tell(field, before.fields(), after.fields());
        }
    }

    private void tell(TicketField field, TicketFields before, TicketFields after) {
        if (field == TicketField.CUSTOM_FIELDS) {
            tellCustomFields(
                    before.customFields().values(), after.customFields().values());
        } else if (field.isContent()) {
            changed(field.code(), readable(field.valueIn(before)), readable(field.valueIn(after)));
        }
    }

    private void tellCustomFields(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        if (keys.size() > MAX_CUSTOM_FIELDS) {
            changed(TicketField.CUSTOM_FIELDS.code(), before.size() + " fields", after.size() + " fields");
            return;
        }
        for (String key : keys) {
            changed(TicketField.CUSTOM_FIELDS.code() + "." + key, readable(before.get(key)), readable(after.get(key)));
        }
    }

    private void add(ActivityKind kind) {
        activities.add(Activity.of(kind, change.actorId(), at));
    }

    private void changed(String field, @Nullable String from, @Nullable String to) {
        activities.add(new Activity(ActivityKind.CHANGED, field, from, to, change.actorId(), at));
    }

    private @Nullable String readable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case UUID person -> names.getOrDefault(person, "someone");
            case TicketStatus status -> status.code();
            case TicketPriority priority -> priority.code();
            case TicketType type -> type.code();
            case BigDecimal number -> shortened(number.toString());
            case List<?> list ->
                shortened(list.stream().map(this::readable).map(String::valueOf).collect(Collectors.joining(", ")));
            case Map<?, ?> map -> shortened(readableMap(map));
            default -> shortened(value.toString());
        };
    }

    private String readableMap(Map<?, ?> map) {
        Map<String, String> entries = new HashMap<>();
        map.forEach((key, value) -> entries.put(String.valueOf(key), String.valueOf(readable(value))));
        return entries.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "…";
    }
}
