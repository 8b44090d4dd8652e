package io.signalbox.agent.mapping.rules.slack;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, wherever it says it: in its text, else in its blocks, else in its attachments.
 *
 * @param text as Markdown; null when it says nothing
 */
record SlackContent(Cursor message, @Nullable Sourced<String> text) {

    static SlackContent of(Cursor message) {
        Sourced<String> written = Sourced.at(message.at("text"), "slack.mrkdwn_to_markdown", SlackText::markdown);
        if (written != null && !written.value().isBlank()) {
            return new SlackContent(message, written);
        }
        Sourced<String> blocks = read(message.at("blocks"), "slack.blocks_to_markdown");
        return new SlackContent(
                message, blocks == null ? read(message.at("attachments"), "slack.attachments_to_markdown") : blocks);
    }

    boolean isEmpty() {
        return text == null && fileNames().isBlank();
    }

    /** The first line, or its first sentence, without marks; else the names of what was shared. */
    Sourced<String> title() {
        Cursor place = message.at("text");
        String written = SlackText.titleOf(place.string(""));
        if (!written.isBlank()) {
            return new Sourced<>(written, Provenance.payloadByRule(place.pointer(), "slack.title_from_text"));
        }
        if (text != null && !SlackText.titleOfMarkdown(text.value()).isBlank()) {
            return text.by("slack.title_from_text", SlackText::titleOfMarkdown);
        }
        String files = fileNames();
        return files.isBlank()
                ? Sourced.fallback("Slack message", "slack.untitled")
                : new Sourced<>(
                        SlackText.shortened(files),
                        Provenance.payloadByRule(message.at("files").pointer(), "slack.title_from_files"));
    }

    /** What the message says, or the names of the files where it says nothing. */
    @Nullable
    Sourced<String> textOrFiles() {
        String files = fileNames();
        if (text != null || files.isBlank()) {
            return text;
        }
        return new Sourced<>(files, Provenance.payloadByRule(message.at("files").pointer(), "slack.file_names"));
    }

    private String fileNames() {
        return message.at("files").items().stream()
                .map(file -> file.firstOf("title", "name").string())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Sourced<String> read(Cursor place, String rule) {
        String markdown = place.pointer().endsWith("/blocks")
                ? BlockKit.markdown(place.node())
                : SlackAttachments.markdown(place.node());
        return markdown.isBlank() ? null : new Sourced<>(markdown, Provenance.payloadByRule(place.pointer(), rule));
    }
}
