package io.signalbox.agent.mapping.rules.jira.wiki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WikiBlocksTest {

    @Test
    void writesHeadingsRulesAndParagraphs() {
        assertThat(markdown("""
                h1. Top *one*
                first
                second
                ----
                h3.  Low
                h7. no heading""")).isEqualTo("# Top **one**\n\nfirst\nsecond\n\n---\n\n### Low\n\nh7. no heading");
    }

    @Test
    void writesListsWithinLists() {
        assertThat(markdown("""
                * one
                ** two
                *** three
                more of three
                * four
                # first
                # second
                ## inner
                #* mixed
                # third""")).isEqualTo("""
                - one
                  - two
                    - three
                      more of three
                - four
                1. first
                2. second
                   1. inner
                   - mixed
                3. third""");
    }

    @Test
    void keepsAListItemWithItsCode() {
        assertThat(markdown("# Run\n{code:bash}\nls *\n\ncd\n{code}\n# Done"))
                .isEqualTo("1. Run\n   ```bash\n   ls *\n\n   cd\n   ```\n2. Done");
    }

    @Test
    void writesCodeWithItsLanguageAndTitle() {
        assertThat(markdown("Look:\n{code:title=Foo.java|borderStyle=solid}\nclass *Foo* { // {color}\n}\n{code}\nend"))
                .isEqualTo("Look:\n\n**Foo.java**\n\n```\nclass *Foo* { // {color}\n}\n```\n\nend");
        assertThat(markdown("{code:java|title=A}\nint a;\n{code}")).isEqualTo("**A**\n\n```java\nint a;\n```");
        assertThat(markdown("{noformat}\n  h1. no\n{noformat}")).isEqualTo("```\n  h1. no\n```");
    }

    @Test
    void fencesCodeThatHoldsFences() {
        assertThat(markdown("{code}\n```\nx\n```\n{code}")).isEqualTo("````\n```\nx\n```\n````");
    }

    @Test
    void leavesFencesOfMarkdownAlone() {
        assertThat(markdown("a\n```sql\nselect *from* x -- y\n```\nb"))
                .isEqualTo("a\n\n```sql\nselect *from* x -- y\n```\n\nb");
    }

    @Test
    void takesCodeThatNobodyClosedToTheEnd() {
        assertThat(markdown("{code}\n*x*\ny")).isEqualTo("```\n*x*\ny\n```");
    }

    @Test
    void quotesQuotesAndPanels() {
        assertThat(markdown("bq. said _so_")).isEqualTo("> said *so*");
        assertThat(markdown("{quote}\na\n\n* b\n{quote}\nc")).isEqualTo("> a\n>\n> - b\n\nc");
        assertThat(markdown("{panel:title=My *title*|bgColor=#fff}\ntext\n{panel}"))
                .isEqualTo("> **My *title***\n>\n> text");
        assertThat(markdown("{quote}a {panel}b{panel} c{quote}")).isEqualTo("> a\n>\n> > b\n>\n>  c");
        assertThat(markdown("{quote}never closed")).isEqualTo("never closed");
    }

    @Test
    void writesTables() {
        assertThat(markdown("""
                ||Name||Link||
                |a \\| b|[x|https://a.example]|
                |{{p|q}}|!i.png|thumbnail!|
                |short|
                |two
                lines|end|""")).isEqualTo("""
                | Name | Link |
                | --- | --- |
                | a \\| b | [x](https://a.example) |
                | `p\\|q` | [attachment: i.png] |
                | short |  |
                | two lines | end |""");
    }

    @Test
    void readsHeadingsOfRowsInTables() {
        assertThat(markdown("||A|1||\n||B|2||")).isEqualTo("| A | 1 |\n| --- | --- |\n| B | 2 |");
    }

    @Test
    void putsCodeInATableOnOneLine() {
        assertThat(markdown("|a|{code}x\ny{code}|")).isEqualTo("| a | `x y` |\n| --- | --- |");
    }

    private static String markdown(String wiki) {
        return WikiMarkup.toMarkdown(wiki, id -> id);
    }
}
