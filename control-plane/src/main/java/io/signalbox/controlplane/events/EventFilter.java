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

    /** Words, or what neither events nor runs know alone. */
    boolean isSearch() {
        return state != null || words != null;
    }

    /** The words as a pattern of LIKE; null without words. */
    @Nullable
    String pattern() {
        return words == null
                ? null
                : "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
