package io.signalbox.controlplane.platform.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads string tokens: finds broken escapes, and what jsonb refuses: bytes that are not UTF-8, the character U+0000, halves of surrogate pairs. */
final class JsonStrings {

    private static final String REPLACEMENT = "\uFFFD";

    private final byte[] text;
    private final List<JsonScan.Patch> patches = new ArrayList<>();
    private int start;
    private int at;
    private boolean escaped;
    private @Nullable String problem;

    JsonStrings(byte[] text) {
        this.text = text;
    }

    /** @param quote where the opening quote stands */
    void read(int quote) throws NotJson {
        patches.clear();
        problem = null;
        escaped = false;
        start = quote;
        at = quote + 1;
        while (byteHere() != '"') {
            character();
        }
        at++;
    }

    /** Behind the closing quote. */
    int end() {
        return at;
    }

    @Nullable
    String problem() {
        return problem;
    }

    List<JsonScan.Patch> patches() {
        return patches;
    }

    /** The characters it stands for. */
    String value() {
        String raw = new String(text, start + 1, at - start - 2, StandardCharsets.UTF_8);
        return escaped ? unescaped(raw) : raw;
    }

    private void character() throws NotJson {
        int first = byteHere();
        if (first == '\\') {
            escape();
        } else if (first < 0x20) {
            throw broken("a control character stands in a string");
        } else if (first < 0x80) {
            at++;
        } else {
            int length = Utf8.lengthAt(text, at);
            if (length == 0) {
                report(at, at + 1, "it is not UTF-8");
            }
            at += Math.max(1, length);
        }
    }

    private void escape() throws NotJson {
        escaped = true;
        at++;
        switch (byteHere()) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
            case 'u' -> unicodeEscape();
            default -> throw broken("a string has an unknown escape");
        }
    }

    private void unicodeEscape() throws NotJson {
        int from = at - 1;
        char unit = unit();
        if (unit == 0) {
            report(from, at, "a string has the character U+0000");
        } else if (Character.isLowSurrogate(unit)) {
            report(from, at, "a string has half of a surrogate pair");
        } else if (Character.isHighSurrogate(unit) && !lowSurrogateFollows()) {
            report(from, at, "a string has half of a surrogate pair");
        }
    }

    /** Goes past the low half only when it is one. */
    private boolean lowSurrogateFollows() throws NotJson {
        if (at + 1 >= text.length || text[at] != '\\' || text[at + 1] != 'u') {
            return false;
        }
        int before = at;
        at++;
        if (Character.isLowSurrogate(unit())) {
            return true;
        }
        at = before;
        return false;
    }

    /** Stands at the u of an escape; goes past its four digits. */
    private char unit() throws NotJson {
        int unit = 0;
        for (int digit = 1; digit <= 4; digit++) {
            at++;
            int value = Character.digit(byteHere(), 16);
            if (value < 0) {
                throw broken("a string has a malformed \\u escape");
            }
            unit = unit * 16 + value;
        }
        at++;
        return (char) unit;
    }

    private void report(int from, int to, String what) {
        patches.add(new JsonScan.Patch(from, to, REPLACEMENT));
        if (problem == null) {
            problem = what;
        }
    }

    private int byteHere() throws NotJson {
        if (at >= text.length) {
            throw broken("a string does not end");
        }
        return text[at] & 0xFF;
    }

    private NotJson broken(String what) {
        return new NotJson("Not JSON: at byte " + at + " " + what + ".");
    }

    private static String unescaped(String raw) {
        var value = new StringBuilder(raw.length());
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            if (character != '\\') {
                value.append(character);
                continue;
            }
            index++;
            char kind = raw.charAt(index);
            value.append(
                    switch (kind) {
                        case 'b' -> '\b';
                        case 'f' -> '\f';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case 't' -> '\t';
                        case 'u' -> (char) Integer.parseInt(raw, index + 1, index + 5, 16);
                        default -> kind;
                    });
            index += kind == 'u' ? 4 : 0;
        }
        return value.toString();
    }
}
