package io.signalbox.agent.mapping.rules.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The parts of Atlassian Document Format that stand within a line. */
final class AdfInline {

    private final UnaryOperator<String> names;

    AdfInline(UnaryOperator<String> names) {
        this.names = names;
    }

    String write(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "text" -> marked(node);
            case "hardBreak" -> "\n";
            case "mention" -> mention(attributes);
            case "emoji" ->
                attributes.path("text").asText(attributes.path("shortName").asText(""));
            case "inlineCard", "blockCard", "embedCard" -> card(attributes);
            case "date" -> date(attributes.path("timestamp").asText());
            case "status" -> "[" + attributes.path("text").asText("") + "]";
            case "mediaInline" -> "[attachment]";
            case "placeholder" -> "";
            default -> node.path("text").asText(attributes.path("text").asText(""));
        };
    }

    private String mention(JsonNode attributes) {
        String name = attributes.path("text").asText("").strip();
        if (name.isEmpty() || name.equals("@")) {
            name = names.apply(attributes.path("id").asText(""));
        }
        return name.startsWith("@") ? name : "@" + name;
    }

    /** A card holds its address, or data in which the address is. */
    private static String card(JsonNode attributes) {
        String url = attributes.path("url").asText(attributes.at("/data/url").asText(""));
        String name = attributes.at("/data/name").asText("");
        return Markdown.link(name, url);
    }

    private static String date(String millis) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(millis))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException strange) {
            return millis;
        }
    }

    /** Code first, for within code no other mark counts but a link around it. */
    private static String marked(JsonNode node) {
        String text = node.path("text").asText("");
        if (text.isBlank()) {
            return text;
        }
        List<JsonNode> marks = new ArrayList<>();
        node.path("marks").forEach(marks::add);
        boolean code = marks.stream().anyMatch(mark -> type(mark).equals("code"));
        String written = code ? Markdown.code(text) : text;
        for (JsonNode mark : marks) {
            written = code && !type(mark).equals("link") ? written : marked(written, mark);
        }
        return written;
    }

    private static String marked(String text, JsonNode mark) {
        return switch (type(mark)) {
            case "strong" -> Markdown.strong(text);
            case "em" -> Markdown.emphasis(text);
            case "strike" -> Markdown.struck(text);
            case "link" -> link(text, mark.path("attrs").path("href").asText(""));
            default -> text;
        };
    }

    private static String link(String text, String href) {
        return SafeLinks.isSafe(href) ? Markdown.link(text, href) : text;
    }

    private static String type(JsonNode mark) {
        return mark.path("type").asText();
    }
}
