package io.signalbox.agent.mapping.rules.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.markdown.Markdown;
import io.signalbox.agent.mapping.rules.markdown.SafeLinks;
import java.util.ArrayList;
import java.util.List;

/** Writes a message's attachments as Markdown: what alerting apps send, and messages that somebody shared, as quotes. */
final class SlackAttachments {

    private SlackAttachments() {}

    /** @return empty when no attachment holds a text */
    static String markdown(JsonNode attachments) {
        List<String> parts = new ArrayList<>();
        for (JsonNode attachment : attachments) {
            String part = attachment(attachment).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return SafeLinks.defused(String.join("\n\n", parts));
    }

    private static String attachment(JsonNode attachment) {
        String content = content(attachment).strip();
        return isShared(attachment) && !content.isEmpty() ? shared(attachment, content) : content;
    }

    /** Somebody else's message, with whose it is. */
    private static String shared(JsonNode attachment, String content) {
        String author = attachment
                .path("author_name")
                .asText(attachment.path("author_subname").asText(""));
        return Markdown.quote(author.isBlank() ? content : content + "\n\n— " + author.strip());
    }

    private static String content(JsonNode attachment) {
        List<String> parts = new ArrayList<>();
        add(parts, SlackText.markdown(attachment.path("pretext").asText("")));
        add(parts, title(attachment));
        add(parts, body(attachment));
        add(parts, fields(attachment.path("fields")));
        if (parts.isEmpty()) {
            add(parts, SlackText.markdown(attachment.path("fallback").asText("")));
        }
        return String.join("\n\n", parts);
    }

    private static String body(JsonNode attachment) {
        String text = SlackText.markdown(attachment.path("text").asText(""));
        if (!text.isBlank()) {
            return text;
        }
        String blocks = BlockKit.markdown(attachment.path("blocks"));
        return blocks.isBlank() ? messages(attachment.path("message_blocks")) : blocks;
    }

    private static String messages(JsonNode messages) {
        List<String> parts = new ArrayList<>();
        messages.forEach(
                each -> add(parts, BlockKit.markdown(each.path("message").path("blocks"))));
        return String.join("\n\n", parts);
    }

    private static String title(JsonNode attachment) {
        String title = SlackText.markdown(attachment.path("title").asText(""));
        if (title.isBlank()) {
            return "";
        }
        String url = attachment.path("title_link").asText("");
        return Markdown.strong(SafeLinks.isSafe(url) ? Markdown.link(title, url) : title);
    }

    private static String fields(JsonNode fields) {
        List<String> lines = new ArrayList<>();
        for (JsonNode field : fields) {
            String title = field.path("title").asText("");
            String value = SlackText.markdown(field.path("value").asText(""));
            add(lines, title.isBlank() ? value : Markdown.strong(title) + ": " + value);
        }
        return String.join("\n", lines);
    }

    private static boolean isShared(JsonNode attachment) {
        return attachment.path("is_share").asBoolean(false)
                || attachment.path("is_msg_unfurl").asBoolean(false);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }
}
