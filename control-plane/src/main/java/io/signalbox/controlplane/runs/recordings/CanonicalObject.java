package io.signalbox.controlplane.runs.recordings;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One JSON object in canonical form, as docs/reference/run-state.md defines it. */
final class CanonicalObject {

    private static final int CONTROL = 0x20;

    private final Map<String, String> members = new TreeMap<>();

    CanonicalObject with(String name, String value) {
        members.put(name, quoted(value));
        return this;
    }

    CanonicalObject with(String name, long value) {
        members.put(name, Long.toString(value));
        return this;
    }

    CanonicalObject with(String name, boolean value) {
        members.put(name, Boolean.toString(value));
        return this;
    }

    /** @param canonical a value in canonical form already */
    CanonicalObject withJson(String name, String canonical) {
        members.put(name, canonical);
        return this;
    }

    String text() {
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String value) {
        var text = new StringBuilder(value.length() + 2).append('"');
        for (int index = 0; index < value.length(); index++) {
            append(text, value, index);
        }
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, String value, int index) {
        char character = value.charAt(index);
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> {
                if (character < CONTROL || isLoneSurrogate(value, index)) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(character));
                } else {
                    text.append(character);
                }
            }
        }
    }

    private static boolean isLoneSurrogate(String value, int index) {
        char character = value.charAt(index);
        if (Character.isHighSurrogate(character)) {
            return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
        }
        return Character.isLowSurrogate(character)
                && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
    }
}
