package io.signalbox.agent.mapping.rules.markdown;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pieces of Markdown that converters write. Each takes text that is Markdown already, except where it says otherwise. */
public final class Markdown {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,30}");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private Markdown() {}

    public static String strong(String text) {
        return wrapped(text, "**");
    }

    public static String emphasis(String text) {
        return wrapped(text, "*");
    }

    public static String struck(String text) {
        return wrapped(text, "~~");
    }

    /** Code within a line, each character of it as it is. Line ends become spaces. */
    public static String code(String code) {
        String line = code.indexOf('\n') < 0 ? code : oneLine(code);
        if (line.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + gap + line + gap + fence;
    }

    /**
     * A block of code, each character of it as it is.
     *
     * @param language as the source names it; left out when it is no single word
     */
    public static String fence(String language, String code) {
        String fence = "`".repeat(Math.max(3, longestRun(code) + 1));
        String info = LANGUAGE.matcher(language).matches() ? language : "";
        return fence + info + "\n" + withoutOuterLines(code) + "\n" + fence;
    }

    /** The lines of a text as one, each without the blanks around it. */
    public static String oneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Every line behind a quotation mark. */
    public static String quote(String blocks) {
        return ("> " + blocks.strip().replace("\n", "\n> ")).replaceAll("(?m)^> $", ">");
    }

    /** A link, or only its label where the target is none that a browser may be sent to. */
    public static String link(String label, String target) {
        String text = label.isBlank() ? target : label.strip();
        if (!SafeLinks.isSafe(target)) {
            return label.isBlank() ? "" : text;
        }
        String bare = target.replaceFirst("(?i)^(mailto|tel):", "");
        if (text.equals(target) || text.equals(bare)) {
            return bare;
        }
        return "[" + text.replace("[", "\\[").replace("]", "\\]") + "](" + encoded(target) + ")";
    }

    /** The same line with each following line moved in, as the parts of a list item stand. */
    public static String indented(String text, int width) {
        return text.replace("\n", "\n" + " ".repeat(width)).replaceAll("(?m)^ +$", "");
    }

    private static String encoded(String target) {
        return target.replace("(", "%28").replace(")", "%29");
    }

    /** Marks hold only next to a letter, so blanks at the edges move out. */
    private static String wrapped(String text, String mark) {
        String inner = text.strip();
        if (inner.isEmpty()) {
            return text;
        }
        int start = text.indexOf(inner);
        return text.substring(0, start) + mark + inner + mark + text.substring(start + inner.length());
    }

    private static String withoutOuterLines(String code) {
        return code.replaceFirst("^[ \\t]*\\R", "").stripTrailing();
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max()
                .orElse(0);
    }
}
