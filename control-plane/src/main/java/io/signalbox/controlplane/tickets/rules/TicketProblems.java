package io.signalbox.controlplane.tickets.rules;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.tickets.TicketRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a change, so that one answer names everything. A missing value is never wrong here. */
final class TicketProblems {

    /** Deeper nesting is nobody's data. */
    private static final int DEPTH = 50;

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

    /** As browsers follow them, which is laxer than java.net.URI. */
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s/?#<>\"]+[^\\s<>\"]*");

    private final List<FieldProblem> errors = new ArrayList<>();

    /** Name of a member as part of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw new TicketRefused(errors);
        }
    }

    void unless(boolean good, String pointer, String message) {
        if (!good) {
            errors.add(new FieldProblem(pointer, message));
        }
    }

    void text(String pointer, @Nullable String text, int shortest, int longest) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        unless(length >= shortest && !(shortest > 0 && text.isBlank()), pointer, "is empty");
        unless(length <= longest, pointer, "is longer than " + longest + " characters");
        unless(isStorable(text), pointer, "has a character that cannot be stored");
    }

    void link(String pointer, @Nullable String link, int longest) {
        if (link == null) {
            return;
        }
        text(pointer, link, 1, longest);
        unless(LINK.matcher(link).matches(), pointer, "is not an http or https address");
    }

    void pointer(String pointer, @Nullable String value) {
        if (value != null) {
            text(pointer, value, 0, TicketRules.URL);
            unless(POINTER.matcher(value).matches(), pointer, "is not a JSON pointer");
        }
    }

    void within(String pointer, @Nullable LocalDate date, LocalDate earliest, LocalDate latest) {
        boolean plausible = date == null || !date.isBefore(earliest) && !date.isAfter(latest);
        unless(plausible, pointer, "is not a plausible date");
    }

    void within(String pointer, @Nullable Instant time, LocalDate earliest, Instant latest) {
        boolean plausible = time == null
                || !time.isBefore(earliest.atStartOfDay(ZoneOffset.UTC).toInstant()) && !time.isAfter(latest);
        unless(plausible, pointer, "is not a plausible time");
    }

    void json(String pointer, @Nullable Object value) {
        unless(isStorable(value, DEPTH), pointer, "has a value that cannot be stored");
    }

    private static boolean isStorable(@Nullable Object value, int depth) {
        return switch (value) {
            case null -> true;
            case String text -> isStorable(text);
            case BigDecimal number -> isStorable(number);
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            case Map<?, ?> map ->
                depth > 0
                        && map.entrySet().stream()
                                .allMatch(entry ->
                                        isStorable(entry.getKey(), depth) && isStorable(entry.getValue(), depth - 1));
            case List<?> list -> depth > 0 && list.stream().allMatch(item -> isStorable(item, depth - 1));
            default -> true;
        };
    }

    /** PostgreSQL keeps so many digits before the point and behind it. */
    private static boolean isStorable(BigDecimal number) {
        return (long) number.precision() - number.scale() <= 131_072 && number.scale() <= 16_383;
    }

    /** PostgreSQL keeps no NUL, and half a surrogate pair is no UTF-8. */
    private static boolean isStorable(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                index++;
            } else if (unit == '\0' || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }
}
