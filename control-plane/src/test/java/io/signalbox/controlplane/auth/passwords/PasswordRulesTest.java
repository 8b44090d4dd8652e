package io.signalbox.controlplane.auth.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plenty of quiet rivers",
                "Zug-nach-Emmendingen-um-acht",
                "q7Rz-82mT-kkP1-xxA9",
                "川は静かに流れて海へ行く朝の光"
            })
    void takesWhatIsHardToGuess(String password) {
        assertThatCode(() -> require(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short            | too_short
            12345678901      | too_short
            passwordpassword | too_easy
            qwertyuiop[]     | too_easy
            P@ssw0rd2026!    | too_easy
            aaaaaaaaaaaaaaaa | too_easy
            123456789012345  | too_easy
            lovelace river x | about_you
            XX ada.lovelace@example.com | about_you
            """)
    void refusesWhatIsGuessedFirst(String password, String code) {
        assertThatThrownBy(() -> require(password)).isInstanceOfSatisfying(PasswordRefused.class, refused -> {
            assertThat(refused.errors().getFirst().code()).isEqualTo(code);
            assertThat(refused.errors().getFirst().pointer()).isEqualTo("/password");
        });
    }

    @Test
    void refusesWhatIsTooLongToHash() {
        assertThatThrownBy(() -> require("river ".repeat(30))).isInstanceOf(PasswordRefused.class);
    }

    @Test
    void decidesQuicklyWhateverIsSent() {
        long start = System.nanoTime();
        assertThatCode(() -> require("abcdefghij1234567890".repeat(6))).isInstanceOf(PasswordRefused.class);
        assertThatCode(() -> require("p4ssw0rd".repeat(16))).isInstanceOf(PasswordRefused.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private void require(String password) {
        rules.require("/password", password, "ada.lovelace@example.com", "Ada Lovelace");
    }
}
