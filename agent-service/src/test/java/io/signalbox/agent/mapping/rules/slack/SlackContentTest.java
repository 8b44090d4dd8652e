package io.signalbox.agent.mapping.rules.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.rules.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackContentTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void prefersTextToBlocksAndBlocksToAttachments() {
        ObjectNode message = JSON.createObjectNode().put("text", "the text");
        section(message, "the blocks");
        message.putArray("attachments").addObject().put("text", "the attachment");

        assertThat(textOf(message)).isEqualTo("the text");
        assertThat(textOf(message.put("text", " "))).isEqualTo("the blocks");
        message.remove("blocks");
        assertThat(textOf(message)).isEqualTo("the attachment");
        message.remove("attachments");
        assertThat(SlackContent.of(Cursor.root(message)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%sb",
                "| %sx",
                "|%s|",
                "> %sx",
                "`a%sb`",
                "```\na%sb\n```",
                "# %sx",
                "*a%sb*",
                "- %s- x",
                "[a%sb](c"
            })
    void survivesAHundredThousandBlanks(String text) {
        ObjectNode message = JSON.createObjectNode().put("text", "");
        section(message, text.formatted(" ".repeat(90_000)));

        assertThat(SlackContent.of(Cursor.root(message)).title().value()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "``` ", "```\n", "`a\n", "<", "<https://a|", "|", "\\|", "*a", "](", "• "})
    void survivesATextOfNothingButMarks(String mark) {
        ObjectNode message = JSON.createObjectNode().put("text", "");
        section(message, mark.repeat(30_000));

        assertThat(SlackContent.of(Cursor.root(message)).title().value()).isNotNull();
    }

    private static void section(ObjectNode message, String text) {
        message.putArray("blocks")
                .addObject()
                .put("type", "section")
                .putObject("text")
                .put("type", "mrkdwn")
                .put("text", text);
    }

    private static String textOf(ObjectNode message) {
        return SlackContent.of(Cursor.root(message)).text().value();
    }
}
