package io.signalbox.agent.mapping.rules.jira.wiki;

import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list with its lists within: {@code *} and {@code -} are bullets, {@code #} numbers, one character for each level. */
final class WikiList {

    private static final Pattern ITEM = Pattern.compile("\\s{0,40}([*#][*#-]{0,9}|-)[ \\t]+(\\S.*)");

    /** One level: where its items start and how many there were. */
    private static final class Level {

        private final boolean numbered;
        private final int indent;
        private int count;

        Level(boolean numbered, int indent) {
            this.numbered = numbered;
            this.indent = indent;
        }

        String nextMark() {
            count++;
            return numbered ? count + ". " : "- ";
        }

        int width() {
            return numbered ? (count + ". ").length() : 2;
        }
    }

    private final WikiInline inline;
    private final List<Level> levels = new ArrayList<>();

    WikiList(WikiInline inline) {
        this.inline = inline;
    }

    static boolean isItem(String line) {
        return ITEM.matcher(line).matches();
    }

    /** The line behind the list: a blank one, or one that begins another block. Other lines belong to the item above. */
    static int end(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size()
                && (isItem(lines.get(end)) || !WikiTable.isRow(lines.get(end)))
                && (WikiCode.standsAlone(lines.get(end)) || !WikiBlocks.standsAlone(lines.get(end)))) {
            end++;
        }
        return end;
    }

    String write(List<String> lines) {
        List<String> written = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Matcher item = ITEM.matcher(lines.get(at));
            if (!item.matches()) {
                throw new IllegalArgumentException("Not an item: " + lines.get(at));
            }
            int end = at + 1;
            var text = new StringBuilder(item.group(2));
            while (end < lines.size() && !isItem(lines.get(end))) {
                text.append('\n').append(lines.get(end++).strip());
            }
            written.add(item(item.group(1), inline.write(text.toString())));
            at = end;
        }
        return String.join("\n", written);
    }

    private String item(String marks, String text) {
        boolean numbered = marks.endsWith("#");
        int depth = Math.min(marks.length(), levels.size() + 1);
        while (levels.size() > depth || levels.size() == depth && levels.getLast().numbered != numbered) {
            levels.removeLast();
        }
        if (levels.size() < depth) {
            int indent = levels.isEmpty()
                    ? 0
                    : levels.getLast().indent + levels.getLast().width();
            levels.add(new Level(numbered, indent));
        }
        Level level = levels.getLast();
        String mark = level.nextMark();
        return " ".repeat(level.indent) + mark + Markdown.indented(text.strip(), level.indent + mark.length());
    }
}
