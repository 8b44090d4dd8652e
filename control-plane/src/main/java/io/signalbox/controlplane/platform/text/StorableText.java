package io.signalbox.controlplane.platform.text;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text that PostgreSQL can hold: JSON lets more through, and a query parameter too. */
public final class StorableText {

    private StorableText() {}

    public static boolean holds(String text) {
        if (text.indexOf(0) >= 0) {
            return false;
        }
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /**
     * The same text.
     *
     * @param pointer JSON pointer to it, for the caller
     * @throws InvalidRequest when it has the character U+0000 or half of a surrogate pair
     */
    public static String require(String pointer, String text) {
        if (!holds(text)) {
            throw new InvalidRequest(
                    "A text has a character that cannot be stored: see errors.",
                    List.of(new FieldProblem(pointer, "has U+0000 or half of a surrogate pair")));
        }
        return text;
    }

    /** As {@link #require}, and null stays null. */
    public static @Nullable String requireOrNull(String pointer, @Nullable String text) {
        return text == null ? null : require(pointer, text);
    }

    /** As {@link #require}, stripped, and something must be left. */
    public static String requireWords(String pointer, String text) {
        String stripped = require(pointer, text).strip();
        if (stripped.isEmpty()) {
            throw new InvalidRequest(
                    "A text is empty: see errors.", List.of(new FieldProblem(pointer, "must not be blank")));
        }
        return stripped;
    }

    /** As {@link #requireWords}, on one line: a name that ends up in a mail's head must not bring lines of its own. */
    public static String requireLine(String pointer, String text) {
        String words = requireWords(pointer, text);
        if (words.codePoints().anyMatch(StorableText::breaksLines)) {
            throw new InvalidRequest(
                    "A text has more than one line: see errors.",
                    List.of(new FieldProblem(pointer, "has a control character or a line break")));
        }
        return words;
    }

    private static boolean breaksLines(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
