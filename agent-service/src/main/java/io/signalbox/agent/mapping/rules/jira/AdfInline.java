package io.signalbox.agent.mapping.rules.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;

/** The parts of Atlassian Document Format that stand within a line. */
final class AdfInline {

    private AdfInline() {}

    static String write(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "text" -> marked(node);
            case "hardBreak" -> "\n";
            case "mention" -> mention(attributes);
            case "emoji" ->
                attributes.path("text").asText(attributes.path("shortName").asText(""));
            case "inlineCard", "blockCard", "embedCard" ->
                attributes.path("url").asText("");
            case "date" -> date(attributes.path("timestamp").asText());
            case "status" -> "[" + attributes.path("text").asText("") + "]";
            case "mediaInline" -> "[attachment]";
            default -> node.path("text").asText("");
        };
    }

    private static String mention(JsonNode attributes) {
        String name = attributes.path("text").asText("");
        return name.startsWith("@") ? name : "@" + name;
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

    private static String marked(JsonNode node) {
        String text = node.path("text").asText("");
        for (JsonNode mark : node.path("marks")) {
            text = text.isBlank() ? text : marked(text, mark);
        }
        return text;
    }

    private static String marked(String text, JsonNode mark) {
        return switch (mark.path("type").asText()) {
            case "strong" -> "**" + text + "**";
            case "em" -> "*" + text + "*";
            case "code" -> "`" + text + "`";
            case "strike" -> "~~" + text + "~~";
            case "link" -> "[" + text + "](" + mark.path("attrs").path("href").asText("") + ")";
            default -> text;
        };
    }
}
