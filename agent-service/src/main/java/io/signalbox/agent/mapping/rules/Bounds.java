package io.signalbox.agent.mapping.rules;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The contract's limits on a ticket draft, kept by cutting what is too long. */
public final class Bounds {

    public static final int TITLE = 500;
    public static final int TEXT = 100_000;
    public static final int WORD = 200;
    public static final int URL = 2000;
    public static final int KEY = 100;
    public static final int ID = 255;
    public static final int EMAIL = 320;
    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s<>\"]+");
    private static final int LABELS = 100;
    private static final int EARLIEST_YEAR = 1970;
    private static final int LATEST_YEAR = 2200;

    private Bounds() {}

    /** At most so many UTF-16 units, never half of a pair. */
    public static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
        return text.substring(0, end);
    }

    public static Sourced<String> cut(Sourced<String> text, int max) {
        return text.value().length() <= max ? text : text.by("limits.cut", value -> cut(value, max));
    }

    /** Each on one line, without blanks and repetitions. */
    public static List<String> labels(List<String> labels) {
        return labels.stream()
                .map(label -> cut(VisibleText.line(label), WORD).strip())
                .filter(label -> !label.isEmpty())
                .distinct()
                .limit(LABELS)
                .toList();
    }

    /** On one line, cut to the contract's limit; null when nothing of it can be seen. */
    public static @Nullable Sourced<String> title(Sourced<String> title) {
        String line = VisibleText.line(title.value());
        if (line.isEmpty()) {
            return null;
        }
        return cut(line.equals(title.value()) ? title : title.by("text.one_line", value -> line), TITLE);
    }

    /** Whether a browser may be sent there: an absolute http or https address with a host. */
    public static boolean isLink(String url) {
        if (url.length() > URL || !LINK.matcher(url).matches()) {
            return false;
        }
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Sources write the year 1 or 9999 for "none"; a ticket with neither is better off without a date. */
    public static boolean isPlausible(LocalDate date) {
        return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR;
    }
}
