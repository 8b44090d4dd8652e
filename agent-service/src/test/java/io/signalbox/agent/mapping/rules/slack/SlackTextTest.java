package io.signalbox.agent.mapping.rules.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "printer is broken => printer is broken",
                "The printer is broken. It smokes! => The printer is broken.",
                "<@U1> <!here> please look: *urgent* => please look: urgent",
                "See <https://a.example/1|the order> &amp; call <@U2|ana> => See the order & call @ana",
                ":fire: Checkout is _down_ :fire: => Checkout is down",
                "price &lt; 5 &gt; 3 => price < 5 > 3",
                "Version 4.18.0 is slow => Version 4.18.0 is slow",
                "`npm install` fails for snake_case_name => npm install fails for snake_case_name"
            })
    void makesATitleOfTheFirstSentence(String text, String expected) {
        assertThat(SlackText.titleOf(text)).isEqualTo(expected);
    }

    @Test
    void takesTheFirstLineThatSaysSomething() {
        assertThat(SlackText.titleOf("<@U1>\n\n> • Plan for tonight:\n• stop the importer"))
                .isEqualTo("Plan for tonight");
    }

    @Test
    void shortensATitleAtAWord() {
        String title = SlackText.titleOf("word ".repeat(60));

        assertThat(title).hasSizeLessThanOrEqualTo(120).endsWith("word…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "*bold* and ~gone~ => **bold** and ~~gone~~",
                "<https://a.example> => https://a.example",
                "<mailto:a@b.example|a@b.example> => a@b.example",
                "<#C1|general> <!subteam^S1|@helpdesk> <!channel> => #general @helpdesk @channel",
                "2 * 3 * 4 => 2 * 3 * 4",
                "costs $1 \\ done <https://a.example/$1|$2> => costs $1 \\ done [$2](https://a.example/$1)"
            })
    void writesMarkdown(String text, String expected) {
        assertThat(SlackText.markdown(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">", "> ", "• ", "<@U1>", "<!here> ", "*", "*a ", "_", "~x", "`", ":a", "<a|", "<", "\f", "! A"})
    void survivesAMessageOfNothingButMarks(String mark) {
        String message = mark.repeat(40_000);

        assertThat(SlackText.titleOf(message)).hasSizeLessThanOrEqualTo(120);
        assertThat(SlackText.markdown(message)).isNotNull();
    }
}
