package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.text.StorableText;
import io.signalbox.controlplane.runs.RunState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; null means any.
 *
 * @param words found anywhere in the delivery id, the event type or the external id, without regard to case
 */
public record EventFilter(
        @Nullable UUID integrationId,
        @Nullable RunState state,
        @Nullable String eventType,
        @Nullable String externalId,
        @Nullable String words) {

    /** The index of words knows three letters in a row. */
    private static final int MIN_INDEXED_LENGTH = 3;

    public EventFilter {
        eventType = blankToNull(StorableText.requireOrNull("/event_type", eventType));
        externalId = blankToNull(StorableText.requireOrNull("/external_id", externalId));
        words = blankToNull(StorableText.requireOrNull("/q", words));
    }

    /** The same question, asked with the id under which events of the ticket are stored. */
    EventFilter of(String storedId) {
        return new EventFilter(integrationId, state, eventType, storedId, words);
    }

    /** Nothing but what runs know. */
    boolean isAboutRuns() {
        return state != null && eventType == null && externalId == null && words == null;
    }

    /** More than one index of events holds. */
    boolean isSearch() {
        boolean ofTicket = externalId != null && integrationId != null;
        return state != null
                || words != null
                || eventType != null && integrationId != null
                || externalId != null && !ofTicket
                || eventType != null && externalId != null;
    }

    /** The words as a pattern of LIKE; null without words. */
    public @Nullable String pattern() {
        return words == null ? null : containing(words);
    }

    /** What the words of all events that are looked for contain, as a pattern of LIKE; null when that is not known. */
    public @Nullable String indexedPattern() {
        String known = words != null ? words : externalId;
        return known == null || known.length() < MIN_INDEXED_LENGTH ? null : containing(known);
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
