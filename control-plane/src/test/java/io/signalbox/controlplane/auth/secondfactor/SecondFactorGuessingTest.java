package io.signalbox.controlplane.auth.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.testing.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes and challenges are good once and not to be guessed. */
class SecondFactorGuessingTest extends SecondFactorScene {

    @Test
    void takesNoCodeAndNoChallengeTwice() {
        turnOn();
        String code = nextCode();
        var browser = new Browser(port);
        String first = challenge(browser);
        String second = challenge(browser);

        answer(browser, first, code).then().statusCode(200);
        answer(browser, first, code).then().statusCode(401).body("code", equalTo("challenge_refused"));
        answer(browser, second, code).then().statusCode(403).body("code", equalTo("wrong_code"));
    }

    @Test
    void takesEachRecoveryCodeOnce() {
        List<String> codes = turnOn();
        var browser = new Browser(port);

        answer(browser, challenge(browser), codes.getFirst().toUpperCase().replace("-", " "))
                .then()
                .statusCode(200);
        answer(browser, challenge(browser), codes.getFirst()).then().statusCode(403);
        me().body("recovery_codes_left", equalTo(9));
    }

    @Test
    void endsAChallengeAfterAFewWrongCodes() {
        turnOn();
        var browser = new Browser(port);
        String challenge = challenge(browser);
        for (int guess = 0; guess < 5; guess++) {
            answer(browser, challenge, "00000" + guess).then().statusCode(403);
        }
        answer(browser, challenge, nextCode()).then().statusCode(401).body("code", equalTo("challenge_refused"));
    }

    @Test
    void slowsDownGuessingOverManyChallenges() {
        turnOn();
        jdbc.sql("DELETE FROM trusted_device WHERE user_id = ?")
                .param(person.id())
                .update();
        int guesses = 0;
        int status = 403;
        while (status == 403) {
            var browser = new Browser(port);
            status = answer(browser, challenge(browser), "000000").statusCode();
            assertThat(++guesses).isLessThan(12);
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void refusesAChallengeThatIsTooOldOrForged() {
        turnOn();
        var browser = new Browser(port);
        String challenge = challenge(browser);
        jdbc.sql("UPDATE sign_in_challenge SET expires_at = now() - interval '1 second' WHERE user_id = ?")
                .param(person.id())
                .update();

        answer(browser, challenge, nextCode()).then().statusCode(401);
        answer(browser, "forged", nextCode()).then().statusCode(401);
        answer(browser, console.accessToken(), nextCode()).then().statusCode(401);
    }
}
