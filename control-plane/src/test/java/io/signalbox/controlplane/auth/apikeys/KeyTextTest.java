package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key looks like. */
class KeyTextTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void canBeFoundByScanners() {
        for (int index = 0; index < 1000; index++) {
            KeyText key = KeyText.random(random);
            assertThat(key.text()).matches("sbx_[0-9A-Za-z]{49}");
            assertThat(key.isWellFormed()).isTrue();
            assertThat(key.text()).startsWith(key.shownStart()).endsWith(key.lastFour());
        }
    }

    @Test
    void isNeverTheSame() {
        Set<String> texts = new HashSet<>();
        for (int index = 0; index < 1000; index++) {
            texts.add(KeyText.random(random).text());
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void noticesEveryWrongCharacter() {
        String text = KeyText.random(random).text();
        for (int index = KeyText.PREFIX.length(); index < text.length(); index++) {
            char other = text.charAt(index) == 'x' ? 'y' : 'x';
            String wrong = text.substring(0, index) + other + text.substring(index + 1);
            assertThat(new KeyText(wrong).isWellFormed()).as(wrong).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sbx_",
                "sbx_short",
                "SBX_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "sbx_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"
            })
    void isNothingElse(String text) {
        assertThat(new KeyText(text).isWellFormed()).isFalse();
    }

    @Test
    void keepsItsTextOutOfLogs() {
        KeyText key = KeyText.random(random);
        assertThat(key.toString()).doesNotContain(key.text().substring(8));
    }
}
