package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what fills whole lines: headings, quotes, panels, rules, lists, tables, paragraphs. */
final class WikiBlocks {

    private static final int MAX_DEPTH = 8;
    private static final Pattern ENCLOSING =
            Pattern.compile("(?<!\\\\)\\{(quote|panel|info|note|tip|warning)(?::([^{}\\n]{0,500}))?\\}");
    private static final Pattern TITLE = Pattern.compile("(?:^|\\|)\\s*title=([^|]{1,300})");
    private static final Pattern HEADING = Pattern.compile("\\s{0,20}h([1-6])\\.\\s+(\\S.*)");
    private static final Pattern QUOTED = Pattern.compile("\\s{0,20}bq\\.\\s+(\\S.*)");
    private static final Pattern RULE = Pattern.compile("\\s{0,20}-{4,}\\s{0,20}");

    private final WikiCode code;
    private final WikiInline inline;

    WikiBlocks(WikiCode code, WikiInline inline) {
        this.code = code;
        this.inline = inline;
    }

    String write(String text) {
        return write(text, 0);
    }

    private String write(String text, int depth) {
        List<String> blocks = new ArrayList<>();
        Matcher opening = ENCLOSING.matcher(text);
        int from = 0;
        while (opening.find(from)) {
            addLines(blocks, text.substring(from, opening.start()));
            String closing = "{" + opening.group(1) + "}";
            int end = depth == MAX_DEPTH ? -1 : text.indexOf(closing, opening.end());
            if (end < 0) {
                from = opening.end();
                continue;
            }
            add(blocks, enclosed(opening.group(2), text.substring(opening.end(), end), depth));
            from = end + closing.length();
        }
        addLines(blocks, text.substring(from));
        return String.join("\n\n", blocks);
    }

    private String enclosed(@Nullable String parameters, String content, int depth) {
        Matcher title = TITLE.matcher(parameters == null ? "" : parameters);
        String heading = title.find() ? Markdown.strong(title.group(1).strip()) + "\n\n" : "";
        String inner = (heading + write(content, depth + 1)).strip();
        return inner.isEmpty() ? "" : Markdown.quote(inner);
    }

    private static void add(List<String> blocks, String block) {
        if (!block.isBlank()) {
            blocks.add(block);
        }
    }

    private void addLines(List<String> blocks, String text) {
        List<String> lines = text.lines().toList();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            String line = lines.get(at);
            if (WikiTable.isRow(line)) {
                end = WikiTable.end(lines, at);
                add(blocks, new WikiTable(inline).write(lines.subList(at, end)));
            } else if (WikiList.isItem(line)) {
                end = WikiList.end(lines, at);
                add(blocks, new WikiList(inline).write(lines.subList(at, end)));
            } else if (standsAlone(line)) {
                add(blocks, lineBlock(line));
            } else {
                end = paragraphEnd(lines, at);
                add(
                        blocks,
                        inline.write(String.join("\n", lines.subList(at, end))).stripTrailing());
            }
            at = end;
        }
    }

    private int paragraphEnd(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size() && !begins(lines.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean begins(String line) {
        return standsAlone(line) || WikiTable.isRow(line) || WikiList.isItem(line);
    }

    /** Whether the line is a block of its own, or separates two. */
    static boolean standsAlone(String line) {
        return line.isBlank()
                || HEADING.matcher(line).matches()
                || QUOTED.matcher(line).matches()
                || RULE.matcher(line).matches()
                || WikiCode.standsAlone(line);
    }

    private String lineBlock(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return "#".repeat(Integer.parseInt(heading.group(1))) + " " + inline.writeOneLine(heading.group(2));
        }
        Matcher quoted = QUOTED.matcher(line);
        if (quoted.matches()) {
            return Markdown.quote(inline.write(quoted.group(1)));
        }
        if (WikiCode.standsAlone(line)) {
            return code.alone(line);
        }
        return line.isBlank() ? "" : "---";
    }
}
