package io.signalbox.agent.mapping.rules.generic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little HTML that messengers send, as Markdown: paragraphs, breaks, emphasis, lists, code and links. Other tags are dropped, their text stays. */
final class HtmlMarkdown {

    private static final Pattern NAME = Pattern.compile("/?([a-zA-Z][a-zA-Z0-9]{0,20})");
    private static final String COMMENT = "!--";
    private static final String COMMENT_END = "-->";
    private static final Pattern TARGET =
            Pattern.compile("(?i)\\bhref\\s*=\\s*[\"']?(https?://[^\\s\"'<>]+|mailto:[^\\s\"'<>]+)");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "ndash", "–",
            "mdash", "—");
    private static final Map<String, String> EMPHASIS =
            Map.of("b", "**", "strong", "**", "i", "*", "em", "*", "code", "`");
    private static final String DROPPED = "script|style|head|title";

    /** A longer tag is no tag. */
    private static final int MAX_TAG = 4000;

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> links = new ArrayDeque<>();
    private boolean preformatted;

    private HtmlMarkdown() {}

    static String of(String html) {
        String spoken = html.replaceAll("(?is)<(" + DROPPED + ")\\b.*?(</\\1\\s*>|$)", "");
        return new HtmlMarkdown().convert(spoken);
    }

    private String convert(String html) {
        int from = 0;
        while (from < html.length()) {
            int open = html.indexOf('<', from);
            write(html.substring(from, open < 0 ? html.length() : open));
            from = open < 0 ? html.length() : markup(html, open);
        }
        return text.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** Reads what begins at a less-than sign; answers where the text goes on. One that begins no tag is text itself. */
    private int markup(String html, int open) {
        if (html.startsWith(COMMENT, open + 1)) {
            int end = html.indexOf(COMMENT_END, open);
            return end < 0 ? html.length() : end + COMMENT_END.length();
        }
        Matcher name = NAME.matcher(html).region(open + 1, html.length());
        int close = name.lookingAt() ? end(html, name.end()) : -1;
        if (close < 0) {
            write("<");
            return open + 1;
        }
        boolean closing = html.charAt(open + 1) == '/';
        tag(name.group(1).toLowerCase(Locale.ROOT), closing, html.substring(name.end(), close));
        return close + 1;
    }

    /** Where a tag ends; a greater-than sign between quotation marks does not end it. Negative when it never ends. */
    private static int end(String html, int from) {
        char quote = 0;
        for (int at = from; at < html.length() && at - from < MAX_TAG; at++) {
            char character = html.charAt(at);
            if (quote != 0) {
                quote = character == quote ? 0 : quote;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == '>') {
                return at;
            }
        }
        return -1;
    }

    private void write(String raw) {
        String plain = ENTITY.matcher(raw)
                .replaceAll(match -> Matcher.quoteReplacement(character(match.group(1), match.group())));
        text.append(preformatted ? plain : plain.replaceAll("\\s+", " "));
    }

    private void tag(String name, boolean closing, String attributes) {
        switch (name) {
            case "br" -> text.append('\n');
            case "p", "div", "ul", "ol", "table", "blockquote" -> text.append("\n\n");
            case "tr" -> text.append('\n');
            case "li" -> text.append(closing ? "" : "\n- ");
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                text.append("\n\n").append(closing ? "" : "#".repeat(name.charAt(1) - '0') + " ");
            case "pre" -> {
                preformatted = !closing;
                text.append(closing ? "\n```\n" : "\n```\n");
            }
            case "a" -> link(closing, attributes);
            default -> text.append(preformatted ? "" : EMPHASIS.getOrDefault(name, ""));
        }
    }

    /** Only web and mail addresses stay links. */
    private void link(boolean closing, String attributes) {
        if (!closing) {
            Matcher target = TARGET.matcher(attributes);
            links.push(target.find() ? target.group(1) : "");
            text.append(links.peek().isEmpty() ? "" : "[");
        } else if (!links.isEmpty()) {
            String target = links.pop();
            text.append(target.isEmpty() ? "" : "](" + target + ")");
        }
    }

    private static String character(String name, String otherwise) {
        if (!name.startsWith("#")) {
            return ENTITIES.getOrDefault(name, otherwise);
        }
        boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
        int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        boolean readable = Character.isValidCodePoint(code)
                && !Character.isISOControl(code)
                && Character.getType(code) != Character.SURROGATE;
        return readable ? Character.toString(code) : "";
    }
}
