package io.signalbox.controlplane.platform.json;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds in string tokens what jsonb refuses: bytes that are not UTF-8, the character U+0000, halves of surrogate pairs. */
final class JsonStrings {

    private static final String REPLACEMENT = "\uFFFD";
    /** Backslash, the letter u and four digits. */
    private static final int ESCAPE = 6;

    private final char[] text;
    private final List<JsonScan.Patch> patches = new ArrayList<>();
    private @Nullable String problem;

    JsonStrings(char[] text) {
        this.text = text;
    }

    /** @param quote where the opening quote of a token stands that the parser accepted */
    void read(int quote) {
        patches.clear();
        problem = null;
        int at = quote + 1;
        while (text[at] != '"') {
            at = text[at] == '\\' ? behindEscape(at) : behindCharacter(at);
        }
    }

    @Nullable
    String problem() {
        return problem;
    }

    List<JsonScan.Patch> patches() {
        return patches;
    }

    private int behindCharacter(int at) {
        if (Character.isHighSurrogate(text[at])) {
            return at + 2;
        }
        if (Character.isLowSurrogate(text[at])) {
            report(at, at + 1, "it is not UTF-8");
        }
        return at + 1;
    }

    private int behindEscape(int at) {
        if (text[at + 1] != 'u') {
            return at + 2;
        }
        char unit = unit(at);
        int end = at + ESCAPE;
        if (unit == 0) {
            report(at, end, "a string has the character U+0000");
        } else if (Character.isHighSurrogate(unit) && isLowSurrogateEscape(end)) {
            return end + ESCAPE;
        } else if (Character.isSurrogate(unit)) {
            report(at, end, "a string has half of a surrogate pair");
        }
        return end;
    }

    private boolean isLowSurrogateEscape(int at) {
        return text[at] == '\\' && text[at + 1] == 'u' && Character.isLowSurrogate(unit(at));
    }

    private char unit(int escape) {
        int unit = 0;
        for (int digit = escape + 2; digit < escape + ESCAPE; digit++) {
            unit = unit * 16 + HexFormat.fromHexDigit(text[digit]);
        }
        return (char) unit;
    }

    private void report(int from, int to, String what) {
        patches.add(new JsonScan.Patch(from, to, REPLACEMENT));
        if (problem == null) {
            problem = what;
        }
    }
}
