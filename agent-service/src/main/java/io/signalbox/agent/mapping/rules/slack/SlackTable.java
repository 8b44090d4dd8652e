package io.signalbox.agent.mapping.rules.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;

/** Writes a table block as a Markdown table; its first row is the heading. */
final class SlackTable {

    private SlackTable() {}

    static String markdown(JsonNode rows) {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell(cell)));
            lines.add("| " + String.join(" | ", cells) + " |");
            if (lines.size() == 1) {
                lines.add("|" + " --- |".repeat(Math.max(1, cells.size())));
            }
        }
        return String.join("\n", lines);
    }

    private static String cell(JsonNode cell) {
        String text = cell.path("type").asText().equals("rich_text")
                ? SlackRichText.markdown(cell.path("elements"))
                : cell.path("text").asText("");
        return Markdown.oneLine(text).replace("|", "\\|");
    }
}
