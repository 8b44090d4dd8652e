package io.signalbox.agent.mapping.rules;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** What a person sees of a text: sources send control characters, byte order marks, zero-width spaces and direction overrides. */
public final class VisibleText {

    private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\p{Z}\\s]+");
    private static final char OBJECT_REPLACEMENT = '\uFFFC';
    private static final int HANGUL_FILLER = 0x3164;
    private static final int HALFWIDTH_HANGUL_FILLER = 0xFFA0;
    private static final int BRAILLE_BLANK = 0x2800;

    private VisibleText() {}

    /** Whether nothing of it can be seen: only white space, control, format and filler characters. */
    public static boolean isBlank(String text) {
        return text.codePoints().noneMatch(VisibleText::isVisible);
    }

    /**
     * On one line: control characters and runs of white space become one space; direction overrides, zero-width spaces, byte order marks and
     * halves of surrogate pairs are dropped. Joiners stay, for emoji and some scripts are written with them.
     *
     * @return the empty string when nothing visible is left
     */
    public static String line(String text) {
        if (isBlank(text)) {
            return "";
        }
        return SPACES.matcher(kept(text, codePoint -> !isDropped(codePoint)))
                .replaceAll(" ")
                .strip();
    }

    private static String kept(String text, IntPredicate keep) {
        return text.codePoints()
                .filter(keep)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Marks that only hide or reorder what stands beside them. */
    private static boolean isDropped(int codePoint) {
        return codePoint == 0xFEFF
                || codePoint == 0x200B
                || codePoint == 0x2060
                || codePoint == OBJECT_REPLACEMENT
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069
                || Character.getType(codePoint) == Character.SURROGATE;
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !isFiller(codePoint);
        };
    }

    private static boolean isFiller(int codePoint) {
        return codePoint == HANGUL_FILLER
                || codePoint == HALFWIDTH_HANGUL_FILLER
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == BRAILLE_BLANK
                || codePoint == OBJECT_REPLACEMENT;
    }
}
