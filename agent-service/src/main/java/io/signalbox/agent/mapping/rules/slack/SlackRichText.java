package io.signalbox.agent.mapping.rules.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a rich text block, which is what Slack's composer makes: sections, lists, quotes, preformatted text. */
final class SlackRichText {

    private static final int MAX_INDENT = 8;

    /** Enough for the items below a bullet as well as below a number. */
    private static final int INDENT = 3;

    private final StringBuilder out = new StringBuilder();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private boolean inList;

    private SlackRichText() {}

    static String markdown(JsonNode elements) {
        var text = new SlackRichText();
        elements.forEach(text::element);
        return text.out.toString();
    }

    private void element(JsonNode element) {
        String type = element.path("type").asText();
        if (type.equals("rich_text_list")) {
            list(element);
            return;
        }
        numbers.clear();
        String text = inline(element.path("elements"));
        String block =
                switch (type) {
                    case "rich_text_quote" -> text.isBlank() ? "" : Markdown.quote(text);
                    case "rich_text_preformatted" -> text.isBlank() ? "" : Markdown.fence("", typed(element));
                    default -> text.strip();
                };
        if (!block.isBlank()) {
            out.append(out.isEmpty() ? "" : "\n\n").append(block);
            inList = false;
        }
    }

    /** Each indentation is a list of its own in the block, though people see one list. */
    private void list(JsonNode list) {
        int indent = Math.clamp(list.path("indent").asInt(0), 0, MAX_INDENT);
        boolean numbered = list.path("style").asText().equals("ordered");
        numbers.keySet().removeIf(deeper -> deeper > indent);
        int number = list.has("offset")
                ? Math.clamp(list.path("offset").asInt(0), 0, 100_000)
                : numbers.getOrDefault(indent, 0);
        for (JsonNode item : list.path("elements")) {
            String mark = numbered ? ++number + ". " : "- ";
            int left = indent * INDENT;
            String text = inline(item.path("elements")).strip();
            out.append(out.isEmpty() ? "" : inList ? "\n" : "\n\n")
                    .append(" ".repeat(left))
                    .append(mark)
                    .append(Markdown.indented(text, left + mark.length()));
            inList = true;
        }
        numbers.put(indent, number);
    }

    private static String typed(JsonNode preformatted) {
        var text = new StringBuilder();
        preformatted
                .path("elements")
                .forEach(part ->
                        text.append(part.path("text").asText(part.path("url").asText(""))));
        return text.toString();
    }

    private static String inline(JsonNode elements) {
        var text = new StringBuilder();
        elements.forEach(part -> text.append(part(part)));
        return text.toString();
    }

    private static String part(JsonNode part) {
        String text = part.path("text").asText("");
        return switch (part.path("type").asText()) {
            case "text" -> styled(text, part.path("style"));
            case "link" -> styled(Markdown.link(text, part.path("url").asText("")), part.path("style"));
            case "user" -> "@" + part.path("user_id").asText("");
            case "usergroup" -> "@" + part.path("usergroup_id").asText("");
            case "channel" -> "#" + part.path("channel_id").asText("");
            case "broadcast" -> "@" + part.path("range").asText("");
            case "emoji" -> ":" + part.path("name").asText("") + ":";
            case "color" -> part.path("value").asText("");
            case "date" -> part.path("fallback").asText(part.path("timestamp").asText(""));
            default -> text;
        };
    }

    /** Line by line, for a mark holds no longer than its line. */
    private static String styled(String text, JsonNode style) {
        if (style.isMissingNode() || text.indexOf('\n') < 0) {
            return styledLine(text, style);
        }
        return Stream.of(text.split("\n", -1))
                .map(line -> styledLine(line, style))
                .collect(Collectors.joining("\n"));
    }

    private static String styledLine(String line, JsonNode style) {
        if (line.isBlank()) {
            return line;
        }
        if (style.path("code").asBoolean(false)) {
            return Markdown.code(line);
        }
        String text = style.path("bold").asBoolean(false) ? Markdown.strong(line) : line;
        text = style.path("italic").asBoolean(false) ? Markdown.emphasis(text) : text;
        return style.path("strike").asBoolean(false) ? Markdown.struck(text) : text;
    }
}
