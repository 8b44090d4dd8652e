package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's mrkdwn: references in angle brackets, three escaped characters, single marks for bold and struck text. */
final class SlackText {

    private static final int TITLE = 120;
    private static final int MAX = Bounds.TEXT;

    /** As much of a line as a title may need. */
    private static final int MAX_LINE = 1000;

    // Repetition is bounded everywhere: a message of a hundred thousand marks must cost neither the stack nor minutes
    private static final Pattern REFERENCE = Pattern.compile("<([^<>|\\n]{1,2000})(?:\\|([^<>\\n]{0,500}))?>");
    private static final Pattern LEADING_MENTIONS =
            Pattern.compile("^(?:\\s*<[@!][A-Za-z0-9^]{1,60}(?:\\|[^<>]{0,100})?>[,:]?){1,20}");
    private static final Pattern BOLD = Pattern.compile("(?<![\\w*])\\*(?!\\s)([^*\\n]{1,1000})(?<!\\s)\\*(?![\\w*])");
    private static final Pattern STRUCK = Pattern.compile("(?<![\\w~])~(?!\\s)([^~\\n]{1,1000})(?<!\\s)~(?![\\w~])");
    private static final Pattern ITALIC = Pattern.compile("(?<!\\w)_([^_\\n]{1,1000})_(?!\\w)");
    private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+-]{1,60}:(?::skin-tone-\\d:)?");
    private static final Pattern QUOTE_OR_BULLET = Pattern.compile("^(?:\\s*(?:>|[-•]\\s)){1,20}\\s*");
    private static final Pattern BULLET = Pattern.compile("(?m)^([ \\t]{0,40})[•◦▪][ \\t]+");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("!?\\[([^\\]\\n]{0,500})\\]\\([^)\\s]{0,2000}\\)");
    private static final Pattern MARKDOWN_RULE = Pattern.compile("\\s*(?:-{3,}|>?\\s*`{3,}\\w*|\\|[ |-]*)\\s*");
    private static final Pattern MARKDOWN_START =
            Pattern.compile("^(?:[\\s>]|#{1,6}\\s|[-*]\\s|\\d{1,6}\\.\\s|\\|){1,20}");
    private static final Pattern EMPHASIS = Pattern.compile("(?<!\\w)\\*(?!\\s)([^*\\n]{1,1000})(?<!\\s)\\*");
    private static final Pattern MARKDOWN_ESCAPE = Pattern.compile("\\\\([\\[\\]()<:*_#|])");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu}|\\d|\\p{Lo})");

    private SlackText() {}

    /** Code stays as it was typed. */
    static String markdown(String mrkdwn) {
        return SafeLinks.defused(SlackCode.around(Bounds.cut(mrkdwn, MAX), SlackText::withoutCode))
                .strip();
    }

    private static String withoutCode(String mrkdwn) {
        String linked = references(BULLET.matcher(mrkdwn).replaceAll("$1- "), SlackText::markdownLink);
        String struck = STRUCK.matcher(linked).replaceAll("~~$1~~");
        return unescaped(BOLD.matcher(struck).replaceAll("**$1**"));
    }

    /** The first line, or its first sentence, without marks. */
    static String titleOf(String mrkdwn) {
        String text = LEADING_MENTIONS.matcher(Bounds.cut(mrkdwn, MAX)).replaceFirst("");
        return plain(text)
                .lines()
                .map(line -> QUOTE_OR_BULLET.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> shortened(SENTENCE_END.split(line, 2)[0]))
                .orElse("");
    }

    /** As {@link #titleOf}, of a text that is Markdown already. */
    static String titleOfMarkdown(String markdown) {
        return MARKDOWN_LINK
                .matcher(Bounds.cut(markdown, MAX))
                .replaceAll("$1")
                .lines()
                .map(line -> Bounds.cut(line, MAX_LINE))
                .filter(line -> !MARKDOWN_RULE.matcher(line).matches())
                .map(SlackText::withoutMarkdown)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> shortened(SENTENCE_END.split(line, 2)[0]))
                .orElse("");
    }

    private static String withoutMarkdown(String line) {
        String text =
                MARKDOWN_START.matcher(line).replaceFirst("").replace("**", "").replace("~~", "");
        text = EMPHASIS.matcher(text).replaceAll("$1").replace("`", "");
        text = MARKDOWN_ESCAPE
                .matcher(text.replaceAll("\\s*(?<!\\\\)\\|\\s*", " "))
                .replaceAll("$1");
        return EMOJI.matcher(text).replaceAll("").strip();
    }

    private static String plain(String mrkdwn) {
        return SlackCode.plain(mrkdwn, SlackText::withoutMarks).replaceAll("[ \\t\\u00a0]+", " ");
    }

    private static String withoutMarks(String mrkdwn) {
        String text = references(mrkdwn, (target, label) -> label.isEmpty() ? bare(target) : label);
        text = BOLD.matcher(text).replaceAll("$1");
        text = ITALIC.matcher(text).replaceAll("$1");
        text = STRUCK.matcher(text).replaceAll("$1");
        return unescaped(EMOJI.matcher(text.replace("`", "")).replaceAll(""));
    }

    static String shortened(String line) {
        if (line.length() <= TITLE) {
            return line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
        }
        String start = Bounds.cut(line, TITLE - 1);
        int space = start.lastIndexOf(' ');
        return (space > TITLE / 2 ? start.substring(0, space) : start) + "…";
    }

    private static String references(String text, BinaryOperator<String> writer) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(written(found, writer)));
    }

    private static String written(MatchResult reference, BinaryOperator<String> writer) {
        String target = reference.group(1);
        String label = reference.group(2) == null ? "" : reference.group(2);
        return switch (target.charAt(0)) {
            case '@' -> "@" + (label.isEmpty() ? target.substring(1) : label.replaceFirst("^@", ""));
            case '#' -> "#" + (label.isEmpty() ? target.substring(1) : label);
            case '!' -> special(target, label);
            default -> writer.apply(target, label);
        };
    }

    /** {@code <!here>}, {@code <!subteam^S1|@helpdesk>}, {@code <!date^…|fallback>}. */
    private static String special(String target, String label) {
        if (!label.isEmpty()) {
            return label;
        }
        int end = target.indexOf('^');
        return "@" + target.substring(1, end < 0 ? target.length() : end);
    }

    private static String markdownLink(String target, String label) {
        return label.isEmpty() ? bare(target) : Markdown.link(label, target);
    }

    private static String bare(String target) {
        return target.replaceFirst("^(mailto|tel):", "");
    }

    static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
