package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what stands within a line: emphasis, links, mentions, images, escapes, forced line ends. */
final class WikiInline {

    private static final int MAX_DEPTH = 8;
    private static final int NONE = Integer.MAX_VALUE;
    private static final String MARKS = "*_-+^~";
    private static final String ESCAPABLE = "*_-+^~{}[]()!|?#&@:.";

    /** Escaped in wiki markup and in need of it in Markdown. */
    private static final String MARKDOWN = "*_[]#";

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?|ftp)://[^\\s|\\]{}<>\"" + WikiCode.MARK + "]+");
    private static final Pattern BRACED = Pattern.compile("\\{([*_+^~?-]|\\?\\?)\\}");
    private static final Pattern DASHES = Pattern.compile("(?<=\\s)-{2,3}(?=\\s)");

    private final WikiCode code;
    private final WikiLinks links;

    WikiInline(WikiCode code, UnaryOperator<String> names) {
        this.code = code;
        this.links = new WikiLinks(names);
    }

    /** A line or the lines of a paragraph; code of several lines becomes a block. */
    String write(String text) {
        return new Line(text, true, 0).written();
    }

    /** Everything on one line, as in the cell of a table. */
    String writeOneLine(String text) {
        return Markdown.oneLine(new Line(text, false, 0).written());
    }

    private final class Line {

        private final String text;
        private final boolean withBlocks;
        private final int depth;
        private final int[] closers = new int[MARKS.length()];
        private final StringBuilder out = new StringBuilder();
        private int lineEnd = -1;

        Line(String text, boolean withBlocks, int depth) {
            this.text = depth == 0 ? dashed(text) : text;
            this.withBlocks = withBlocks;
            this.depth = depth;
            Arrays.fill(closers, -1);
        }

        String written() {
            int at = 0;
            while (at < text.length()) {
                int next = markup(at);
                if (next == at) {
                    out.append(text.charAt(at));
                    next = at + 1;
                }
                at = next;
            }
            return out.toString();
        }

        /** The place behind the markup that begins here, which is written; the same place when none does. */
        private int markup(int at) {
            return switch (text.charAt(at)) {
                case '\\' -> escaped(at);
                case WikiCode.MARK -> code(at);
                case '{' -> braced(at);
                case '[' -> reference(links.bracketed(text, at, this::inner), at);
                case '!' -> reference(links.image(text, at), at);
                case 'h', 'H', 'f', 'F' -> address(at);
                case '?' -> citation(at);
                case '*', '_', '-', '+', '^', '~' -> emphasis(at);
                default -> at;
            };
        }

        private int escaped(int at) {
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            if (next == '\\') {
                char behind = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
                boolean path = Character.isLetterOrDigit(behind) || behind == '\\';
                out.append(path ? "\\\\" : "\n");
                return !path && behind == ' ' && at + 2 < text.length() ? at + 3 : at + 2;
            }
            if (ESCAPABLE.indexOf(next) < 0 || at + 1 == text.length()) {
                return at;
            }
            out.append(MARKDOWN.indexOf(next) >= 0 ? "\\" : "").append(next);
            return at + 2;
        }

        private int code(int at) {
            if (withBlocks && depth == 0 && code.hasLines(text, at)) {
                String before = out.isEmpty() || out.charAt(out.length() - 1) == '\n' ? "" : "\n";
                int end = WikiCode.end(text, at);
                String after = end == text.length() || text.charAt(end) == '\n' ? "" : "\n";
                out.append(before).append(code.block(text, at)).append(after);
                return end;
            }
            out.append(code.inline(text, at));
            return WikiCode.end(text, at);
        }

        /** {@code {*}bold{*}} stands where the mark alone would belong to a word. */
        private int braced(int at) {
            Matcher opening = BRACED.matcher(text).region(at, text.length());
            if (!opening.lookingAt()) {
                return at;
            }
            int closing = text.indexOf(opening.group(), opening.end());
            if (closing <= opening.end() || closing > lineEnd(at)) {
                return at;
            }
            emphasize(opening.group(1).charAt(0), text.substring(opening.end(), closing));
            return closing + opening.group().length();
        }

        private int reference(WikiLinks.@Nullable Found found, int at) {
            if (found == null) {
                return at;
            }
            out.append(found.markdown());
            return found.end();
        }

        private int address(int at) {
            if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
                return at;
            }
            Matcher address = ADDRESS.matcher(text).region(at, text.length());
            if (!address.lookingAt()) {
                return at;
            }
            out.append(address.group());
            return address.end();
        }

        private int citation(int at) {
            if (!text.startsWith("??", at)) {
                return at;
            }
            int end = text.indexOf("??", at + 2);
            if (end <= at + 2 || end > lineEnd(at) || Character.isWhitespace(text.charAt(at + 2))) {
                out.append("??");
                return at + 2;
            }
            emphasize('?', text.substring(at + 2, end));
            return end + 2;
        }

        private int emphasis(int at) {
            char mark = text.charAt(at);
            if (!opens(mark, at)) {
                return at;
            }
            int end = closer(mark, at + 2);
            if (end == NONE || end > lineEnd(at)) {
                return at;
            }
            emphasize(mark, text.substring(at + 1, end));
            return end + 1;
        }

        private void emphasize(char mark, String content) {
            String inner = inner(content);
            out.append(
                    switch (mark) {
                        case '*' -> Markdown.strong(inner);
                        case '_', '?' -> Markdown.emphasis(inner);
                        case '-' -> Markdown.struck(inner);
                        default -> inner;
                    });
        }

        private String inner(String content) {
            return depth == MAX_DEPTH ? content : new Line(content, withBlocks, depth + 1).written();
        }

        private boolean opens(char mark, int at) {
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            return !Character.isLetterOrDigit(before)
                    && before != mark
                    && before != '/'
                    && after != mark
                    && !Character.isWhitespace(after);
        }

        private boolean closes(char mark, int at) {
            char before = text.charAt(at - 1);
            char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            return text.charAt(at) == mark
                    && before != mark
                    && before != '\\'
                    && after != mark
                    && !Character.isWhitespace(before)
                    && !Character.isLetterOrDigit(after);
        }

        private int lineEnd(int at) {
            if (lineEnd < at) {
                int found = text.indexOf('\n', at);
                lineEnd = found < 0 ? text.length() : found;
            }
            return lineEnd;
        }

        /** The first mark from there on that can close; remembered, so that a line of marks costs one pass. */
        private int closer(char mark, int from) {
            int kind = MARKS.indexOf(mark);
            if (closers[kind] >= from) {
                return closers[kind];
            }
            int at = from;
            while (at < text.length() && !closes(mark, at)) {
                at++;
            }
            closers[kind] = at < text.length() ? at : NONE;
            return closers[kind];
        }
    }

    private static String dashed(String text) {
        return DASHES.matcher(text).replaceAll(dashes -> dashes.group().length() == 2 ? "–" : "—");
    }
}
