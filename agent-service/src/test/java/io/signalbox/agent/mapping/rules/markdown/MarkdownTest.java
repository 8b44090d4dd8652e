package io.signalbox.agent.mapping.rules.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void movesBlanksOutOfMarks() {
        assertThat(Markdown.strong(" now ")).isEqualTo(" **now** ");
        assertThat(Markdown.emphasis("  ")).isEqualTo("  ");
    }

    @Test
    void fencesCodeWithMoreBackticksThanItHolds() {
        assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
        assertThat(Markdown.code("`a`")).isEqualTo("`` `a` ``");
        assertThat(Markdown.fence("java", "```\nx\n```")).isEqualTo("````java\n```\nx\n```\n````");
        assertThat(Markdown.fence("no language", "  x")).isEqualTo("```\n  x\n```");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                " https://a.example",
                "https://a.example/ b",
                "https://a.example/\u0001",
                "data:text/html,x",
                "//a.example",
                "/relative",
                ""
            })
    void linksOnlyWhereABrowserMayGo(String target) {
        assertThat(SafeLinks.isSafe(target)).isFalse();
        assertThat(Markdown.link("label", target)).isEqualTo("label");
    }

    @Test
    void leavesSafeLinksAndCodeAloneWhenItDefuses() {
        String safe =
                "[a](https://a.example) <https://b.example> `](javascript:1)` ```\n[x](javascript:1)\n``` [b]: note";

        assertThat(SafeLinks.defused(safe)).isEqualTo(safe);
    }

    @Test
    void defusesLinksInLiteralText() {
        assertThat(SafeLinks.defused(
                        "[a]( javascript:x) <data:x> [b]: JAVASCRIPT:x [c](<javascript:x>) [d](&#106;a:x)"))
                .isEqualTo(
                        "[a]\\( javascript:x) \\<data:x> [b]\\: JAVASCRIPT:x [c]\\(\\<javascript:x>) [d]\\(&#106;a:x)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "``` ", "`a``", "](", "]:", "<a:", "[`"})
    void defusesATextOfNothingButMarks(String mark) {
        assertThat(SafeLinks.defused(mark.repeat(30_000))).isNotNull();
    }
}
