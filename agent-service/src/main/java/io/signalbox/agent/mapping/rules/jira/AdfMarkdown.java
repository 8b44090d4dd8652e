package io.signalbox.agent.mapping.rules.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes Atlassian Document Format as Markdown. What it does not know it writes as the text inside. */
final class AdfMarkdown {

    /** Real documents nest about ten deep; deeper is nobody's writing. */
    private static final int DEPTH = 60;

    private final AdfInline inline;
    private int depth;

    /** @param names the name of a mentioned account by its id */
    AdfMarkdown(UnaryOperator<String> names) {
        inline = new AdfInline(names);
    }

    String write(JsonNode document) {
        return SafeLinks.defused(block(document).strip());
    }

    private String block(JsonNode node) {
        if (depth == DEPTH) {
            return "";
        }
        depth++;
        try {
            return blockOfType(node);
        } finally {
            depth--;
        }
    }

    private String blockOfType(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "paragraph", "caption", "decisionItem" -> inline(node).stripTrailing();
            case "heading" -> "#".repeat(Math.clamp(attributes.path("level").asInt(1), 1, 6)) + " " + inline(node);
            case "bulletList", "decisionList" -> items(node, false);
            case "orderedList" -> items(node, true);
            case "taskList" -> tasks(node);
            case "codeBlock" -> Markdown.fence(attributes.path("language").asText(""), code(node));
            case "blockquote", "panel" -> quote(node);
            case "rule" -> "---";
            case "table" -> table(node);
            case "expand", "nestedExpand" -> "**" + attributes.path("title").asText("") + "**\n\n" + blocks(node);
            case "mediaSingle", "mediaGroup", "media" -> "[attachment]";
            default -> isInline(node) ? inline.write(node) : blocks(node);
        };
    }

    /** Text without marks: within code they mean nothing. */
    private static String code(JsonNode node) {
        StringBuilder text = new StringBuilder();
        for (JsonNode child : node.path("content")) {
            text.append(
                    child.path("type").asText().equals("hardBreak")
                            ? "\n"
                            : child.path("text").asText(""));
        }
        return text.toString();
    }

    private String quote(JsonNode node) {
        String text = blocks(node);
        return text.isBlank() ? "" : Markdown.quote(text);
    }

    private static boolean isInline(JsonNode node) {
        return !node.path("content").isArray();
    }

    private String blocks(JsonNode node) {
        return blocks(node, "\n\n");
    }

    private String blocks(JsonNode node, String separator) {
        List<String> parts = new ArrayList<>();
        for (JsonNode child : node.path("content")) {
            String part = block(child);
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return String.join(separator, parts);
    }

    private String inline(JsonNode node) {
        StringBuilder text = new StringBuilder();
        for (JsonNode child : node.path("content")) {
            text.append(isInline(child) ? inline.write(child) : block(child));
        }
        return text.toString();
    }

    private String items(JsonNode list, boolean numbered) {
        List<String> lines = new ArrayList<>();
        int number = list.path("attrs").path("order").asInt(1);
        for (JsonNode item : list.path("content")) {
            String mark = numbered ? number++ + ". " : "- ";
            String text = blocksOf(item);
            lines.add(mark + Markdown.indented(text, mark.length()));
        }
        return String.join("\n", lines);
    }

    private String blocksOf(JsonNode item) {
        return item.path("type").asText().equals("decisionItem") ? inline(item) : blocks(item, "\n");
    }

    private String tasks(JsonNode list) {
        List<String> lines = new ArrayList<>();
        for (JsonNode item : list.path("content")) {
            if (item.path("type").asText().equals("taskList")) {
                lines.add("  " + Markdown.indented(block(item), 2));
                continue;
            }
            boolean done = item.path("attrs").path("state").asText().equals("DONE");
            lines.add((done ? "- [x] " : "- [ ] ") + inline(item));
        }
        return String.join("\n", lines);
    }

    private String table(JsonNode table) {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : table.path("content")) {
            List<String> cells = new ArrayList<>();
            for (JsonNode cell : row.path("content")) {
                cells.add(blocks(cell).replace("\n", " ").replace("|", "\\|"));
            }
            rows.add("| " + String.join(" | ", cells) + " |");
            if (rows.size() == 1) {
                rows.add("|" + " --- |".repeat(Math.max(1, cells.size())));
            }
        }
        return String.join("\n", rows);
    }
}
