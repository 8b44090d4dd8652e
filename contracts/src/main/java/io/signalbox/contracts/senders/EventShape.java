package io.signalbox.contracts.senders;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One kind of event of a preset: how it is recognised and where its parts are.
 *
 * @param when allowed values by JSON pointer, or by {@code event_type}; all must fit. A value may end in an asterisk, which stands for any rest
 * @param externalId templates for the id of the ticket, the first that has a text counts
 * @param fields templates by field name, the first whose place is there counts
 * @param comment templates of the comment's parts; empty when the event carries none
 * @param ignored why the event says nothing about a ticket; empty when it does
 */
public record EventShape(
        Map<String, List<String>> when,
        Kind kind,
        List<Template> externalId,
        Map<String, List<Template>> fields,
        Map<String, List<Template>> comment,
        Optional<String> ignored) {

    /** What an event of this kind does. */
    public enum Kind {
        TICKET,
        DELETION,
        COMMENT,
        COMMENT_DELETION,
        IGNORED
    }

    private static final String EVENT_TYPE = "event_type";
    private static final String ANY_REST = "*";

    public boolean fits(Payload payload) {
        return when.entrySet().stream().allMatch(condition -> fits(condition.getKey(), condition.getValue(), payload));
    }

    private static boolean fits(String place, List<String> allowed, Payload payload) {
        Optional<String> value = place.equals(EVENT_TYPE) ? payload.eventType() : payload.text(place);
        return value.filter(text -> allowed.stream().anyMatch(pattern -> fits(pattern, text)))
                .isPresent();
    }

    private static boolean fits(String pattern, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return pattern.endsWith(ANY_REST)
                ? lower.startsWith(pattern.substring(0, pattern.length() - 1))
                : lower.equals(pattern);
    }
}
