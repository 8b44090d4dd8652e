package io.signalbox.agent.mapping.rules.jira.wiki;

import java.util.ArrayList;
import java.util.List;

/** A table: cells between bars, the cells of a heading between double bars. The first row is the heading, as Markdown wants one. */
final class WikiTable {

    private static final int MAX_ENCLOSED = 2000;

    private final WikiInline inline;

    WikiTable(WikiInline inline) {
        this.inline = inline;
    }

    static boolean isRow(String line) {
        String row = line.strip();
        return row.length() > 2 && row.charAt(0) == '|' && row.indexOf('|', 2) > 0;
    }

    /** The line behind the table. A row whose last bar is missing goes on in the next line. */
    static int end(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size()
                && (lines.get(end).strip().startsWith("|") || continues(lines.get(end - 1), lines.get(end)))) {
            end++;
        }
        return end;
    }

    private static boolean continues(String row, String line) {
        return !row.stripTrailing().endsWith("|") && !line.isBlank();
    }

    String write(List<String> lines) {
        List<List<String>> rows = rows(lines);
        int width = rows.stream().mapToInt(List::size).max().orElse(1);
        var table = new StringBuilder();
        for (int index = 0; index < rows.size(); index++) {
            List<String> cells = rows.get(index);
            table.append(index == 0 ? "" : "\n");
            for (int column = 0; column < width; column++) {
                table.append(column < cells.size() ? "| " + cells.get(column) + " " : "|  ");
            }
            table.append('|');
            if (index == 0) {
                table.append("\n|").append(" --- |".repeat(width));
            }
        }
        return table.toString();
    }

    private List<List<String>> rows(List<String> lines) {
        List<StringBuilder> joined = new ArrayList<>();
        for (String line : lines) {
            if (line.strip().startsWith("|") || joined.isEmpty()) {
                joined.add(new StringBuilder(line.strip()));
            } else {
                joined.getLast().append(' ').append(line.strip());
            }
        }
        return joined.stream().map(row -> cells(row.toString())).toList();
    }

    /** Splits at bars outside of links and images. */
    private List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int start = row.startsWith("||") ? 2 : 1;
        int at = start;
        while (at < row.length()) {
            int next = behindEnclosed(row, at);
            if (next > at) {
                at = next;
            } else if (row.charAt(at) == '\\') {
                at += 2;
            } else if (row.charAt(at) == '|') {
                cells.add(cell(row.substring(start, at)));
                at += row.startsWith("||", at) ? 2 : 1;
                start = at;
            } else {
                at++;
            }
        }
        if (start < row.length() && !row.substring(start).isBlank()) {
            cells.add(cell(row.substring(start)));
        }
        return cells;
    }

    /** A bar within {@code [label|target]} or {@code !image.png|thumbnail!} separates no cells. */
    private static int behindEnclosed(String row, int at) {
        char opening = row.charAt(at);
        if (opening != '[' && opening != '!') {
            return at;
        }
        int end = row.indexOf(opening == '[' ? ']' : '!', at + 1, Math.min(row.length(), at + MAX_ENCLOSED));
        if (end < 0) {
            return at;
        }
        String content = row.substring(at + 1, end);
        int bar = content.indexOf('|');
        boolean whole = bar > 0 && !content.substring(bar).startsWith("||") && content.indexOf('[') < 0;
        return whole && (opening == '[' || !content.substring(0, bar).isBlank() && content.charAt(bar - 1) != ' ')
                ? end + 1
                : at;
    }

    private String cell(String text) {
        return inline.writeOneLine(text).replace("|", "\\|");
    }
}
