package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u0000\u0001\u001f",
                "\u200b\u200c\u200d",
                "\ufeff",
                "\u202e\u202c",
                "\u3164",
                "\u2800",
                "\u00ad",
                "\u2060\u2063",
                "\ud800",
                "\u0301",
                "\ufe0f"
            })
    void seesNothingInWhatShowsNothing(String text) {
        assertThat(VisibleText.isBlank(text)).isTrue();
        assertThat(VisibleText.line(text)).isEmpty();
    }

    @Test
    void keepsOneLineOfWhatShows() {
        assertThat(VisibleText.line("  Printer\r\n\tis\u0007 down \u2028now ")).isEqualTo("Printer is down now");
    }

    @Test
    void dropsWhatReordersOrHides() {
        assertThat(VisibleText.line("\ufeffinvoice\u202efdp.exe\u200b")).isEqualTo("invoicefdp.exe");
    }

    @Test
    void keepsEmojiAndScriptsThatNeedJoiners() {
        assertThat(VisibleText.line("👩\u200d💻 at work")).isEqualTo("👩\u200d💻 at work");
        assertThat(VisibleText.line("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
        assertThat(VisibleText.line("\ud800A")).isEqualTo("A");
    }
}
