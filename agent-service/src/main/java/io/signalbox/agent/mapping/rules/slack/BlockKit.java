package io.signalbox.agent.mapping.rules.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.ArrayList;
import java.util.List;

/** Writes a message's blocks as Markdown. Buttons and menus are left out; what it does not know it writes as the text inside. */
final class BlockKit {

    private BlockKit() {}

    /** @return empty when no block holds a text */
    static String markdown(JsonNode blocks) {
        List<String> parts = new ArrayList<>();
        for (JsonNode block : blocks) {
            String part = block(block).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        boolean rulesOnly = parts.stream().allMatch("---"::equals);
        return rulesOnly ? "" : SafeLinks.defused(String.join("\n\n", parts));
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "rich_text" -> SlackRichText.markdown(block.path("elements"));
            case "header" -> heading(text(block.path("text")));
            case "section" -> section(block);
            case "context" -> joined(block.path("elements"), " ");
            case "markdown" -> block.path("text").asText("");
            case "image", "video" -> media(block);
            case "table" -> SlackTable.markdown(block.path("rows"));
            case "divider" -> "---";
            case "actions", "input" -> "";
            default -> text(block.path("text"));
        };
    }

    private static String heading(String text) {
        return text.isBlank() ? "" : "### " + Markdown.oneLine(text);
    }

    private static String section(JsonNode block) {
        String text = text(block.path("text"));
        String fields = joined(block.path("fields"), "\n");
        return text.isEmpty() || fields.isEmpty() ? text + fields : text + "\n\n" + fields;
    }

    private static String joined(JsonNode elements, String separator) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements) {
            String text = element.path("type").asText().equals("image") ? "" : text(element);
            if (!text.isBlank()) {
                texts.add(text.strip());
            }
        }
        return String.join(separator, texts);
    }

    private static String media(JsonNode block) {
        String title = text(block.path("title"));
        String name = title.isBlank() ? block.path("alt_text").asText("") : title;
        String url = block.path("image_url").asText(block.path("title_url").asText(""));
        return Markdown.link(name, url);
    }

    /** A composition object of text, or text itself. */
    static String text(JsonNode text) {
        String content = text.isTextual() ? text.asText() : text.path("text").asText("");
        return text.path("type").asText().equals("plain_text") ? content : SlackText.markdown(content);
    }
}
