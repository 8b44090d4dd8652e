package io.signalbox.controlplane.audit.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in one way only, so that equal content has equal bytes: no blanks; members of inner objects in the order of their names;
 * times in microseconds. docs/reference/audit-log.md says it exactly.
 */
public final class CanonicalJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    /** Longer than this and it is no number that other readers hold exactly. */
    private static final int MAX_INTEGER_LENGTH = 15;

    private final StringBuilder text = new StringBuilder(512);

    private CanonicalJson() {}

    /** @param ordered its own members stay in the order they have */
    public static String of(Map<String, @Nullable Object> ordered) {
        var json = new CanonicalJson();
        json.object(ordered);
        return json.text.toString();
    }

    public static String time(Instant at) {
        return TIME.format(at);
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth);
            case Number number -> number(number);
            case Instant at -> string(time(at));
            case Map<?, ?> object -> object(sorted(object));
            case Collection<?> list -> array(list);
            case Object other -> string(other.toString());
        }
    }

    private static Map<String, @Nullable Object> sorted(Map<?, ?> object) {
        var sorted = new TreeMap<String, @Nullable Object>();
        object.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        return sorted;
    }

    private void object(Map<String, @Nullable Object> object) {
        String separator = "{";
        for (var member : object.entrySet()) {
            text.append(separator);
            string(member.getKey());
            text.append(':');
            value(member.getValue());
            separator = ",";
        }
        text.append(object.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> list) {
        String separator = "[";
        for (Object element : list) {
            text.append(separator);
            value(element);
            separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private void number(Number number) {
        String digits = number.toString();
        boolean integer = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger;
        if (integer && digits.length() <= MAX_INTEGER_LENGTH) {
            text.append(digits);
            return;
        }
        string(digits);
    }

    private void string(String value) {
        text.append('"');
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (Character.isHighSurrogate(character)
                    && index + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(index + 1))) {
                text.append(character).append(value.charAt(++index));
            } else {
                character(character);
            }
        }
        text.append('"');
    }

    private void character(char character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> plain(character);
        }
    }

    /** The database's text holds no U+0000, and UTF-8 no half of a surrogate pair. */
    private void plain(char character) {
        if (character == 0 || Character.isSurrogate(character)) {
            text.append('\uFFFD');
        } else if (character < 0x20) {
            text.append("\\u%04x".formatted((int) character));
        } else {
            text.append(character);
        }
    }
}
