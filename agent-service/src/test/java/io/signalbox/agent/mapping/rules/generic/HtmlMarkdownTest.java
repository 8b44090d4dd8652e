package io.signalbox.agent.mapping.rules.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlMarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>one</p><p>two</p>                             | one\\n\\ntwo",
                "a<br>b<br/>c                                     | a\\nb\\nc",
                "<b>bold</b> and <em>soft</em>                    | **bold** and *soft*",
                "<ul><li>x</li><li>y</li></ul>                    | - x\\n- y",
                "<h2>Head</h2>text                                | ## Head\\n\\ntext",
                "<a href=\"https://a.example/?x=1\">here</a>      | [here](https://a.example/?x=1)",
                "<a href=\"javascript:alert(1)\">here</a>         | here",
                "<a href='data:text/html,x'>here</a>              | here",
                "<script>alert(1)</script>left                    | left",
                "<img src=x onerror=alert(1)>left                 | left",
                "1 &lt; 2 &amp;&amp; 3 &gt; 2 &#8364; &#x20AC;     | 1 < 2 && 3 > 2 € €",
                "&unknown; &#0; &#55296;x                         | &unknown; x",
                "plain text, 1 < 2                                | plain text, 1 < 2"
            })
    void turnsTheHtmlOfMessagesIntoMarkdown(String html, String markdown) {
        assertThat(HtmlMarkdown.of(html)).isEqualTo(markdown.replace("\\n", "\n"));
    }

    @Test
    void leavesCodeAsItIs() {
        assertThat(HtmlMarkdown.of("<pre>if (a  &lt; b) {\n    <b>c</b>();\n}</pre>"))
                .isEqualTo("```\nif (a  < b) {\n    c();\n}\n```");
    }

    @Test
    void readsAHugeBrokenTextInLittleTime() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> HtmlMarkdown.of("<a href=\"".repeat(20_000) + "<!--".repeat(5_000)));
    }
}
