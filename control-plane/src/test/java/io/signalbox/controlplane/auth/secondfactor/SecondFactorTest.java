package io.signalbox.controlplane.auth.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondFactorTest extends SecondFactorScene {

    @Test
    void changesNothingUntilACodeConfirmsIt() {
        start().then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("secret", notNullValue())
                .body("uri", startsWith("otpauth://totp/Signalbox:"));

        me().body("second_factor", equalTo(false));
        confirm("000000").then().statusCode(403).body("code", equalTo("wrong_code"));
        new Browser(port).signIn(person.email(), PASSWORD).then().body("access_token", notNullValue());
    }

    @Test
    void asksForItFromThenOn() {
        turnOn();
        me().body("second_factor", equalTo(true)).body("recovery_codes_left", equalTo(10));

        var browser = new Browser(port);
        String challenge = browser.signIn(person.email(), PASSWORD)
                .then()
                .statusCode(200)
                .body("access_token", nullValue())
                .extract()
                .path("challenge");
        assertThat(browser.refreshToken()).isNull();

        String access = answer(browser, challenge, nextCode())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(browser.refreshToken()).isNotNull();
        new Console(port, access, console.organizationId())
                .request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200);
    }

    @Test
    void isTurnedOffWithACodeOnly() {
        turnOn();
        post("/api/v1/account/totp/disable", "000000").then().statusCode(403);
        post("/api/v1/account/totp/disable", nextCode()).then().statusCode(204);

        me().body("second_factor", equalTo(false));
        new Browser(port).signIn(person.email(), PASSWORD).then().body("access_token", notNullValue());
        post("/api/v1/account/totp/disable", "000000").then().statusCode(409);
    }

    @Test
    void makesNewRecoveryCodes() {
        List<String> old = turnOn();
        List<String> codes = post("/api/v1/account/recovery-codes", nextCode())
                .then()
                .statusCode(200)
                .body("codes", hasSize(10))
                .extract()
                .path("codes");

        var browser = new Browser(port);
        answer(browser, challenge(browser), old.getFirst()).then().statusCode(403);
        answer(browser, challenge(browser), codes.getFirst()).then().statusCode(200);
    }

    @Test
    void isNotSetUpAnewWhileItIsOn() {
        turnOn();
        start().then().statusCode(409).body("code", equalTo("second_factor_conflict"));
    }

    @Test
    void keepsItsSecretSealed() {
        start();
        byte[] stored = jdbc.sql("SELECT secret FROM second_factor WHERE user_id = ?")
                .param(person.id())
                .query(byte[].class)
                .single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(app.stored());
    }
}
