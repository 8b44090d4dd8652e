package io.signalbox.controlplane.auth.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ControlPlaneTest
class SecondFactorTest {

    private static final String PASSWORD = "plenty of quiet rivers";

    @LocalServerPort
    private int port;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private PeopleFixture.Person person;
    private Console console;
    private Totp app;

    @BeforeEach
    void somebodySignedIn() {
        UUID organization = tenants.tenant().id();
        person = people.member(organization, Role.VIEWER).withPassword(PASSWORD);
        console = person.console(port, organization);
    }

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

    private List<String> turnOn() {
        start().then().statusCode(200);
        return confirm(app.code(clock.instant()))
                .then()
                .statusCode(200)
                .body("codes", hasSize(10))
                .extract()
                .path("codes");
    }

    /** One that was not used: a step later, which a clock may be off. */
    private String nextCode() {
        jdbc.sql("UPDATE second_factor SET last_step = last_step - 2 WHERE user_id = ?")
                .param(person.id())
                .update();
        return app.code(clock.instant());
    }

    private Response start() {
        Response started = console.request().post("/api/v1/account/totp");
        if (started.statusCode() == 200) {
            app = new Totp(new org.apache.commons.codec.binary.Base32().decode(started.<String>path("secret")));
        }
        return started;
    }

    private Response confirm(String code) {
        return post("/api/v1/account/totp/confirm", code);
    }

    private Response post(String path, String code) {
        return console.request().body(Map.of("code", code)).post(path);
    }

    private String challenge(Browser browser) {
        return browser.signIn(person.email(), PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("challenge");
    }

    private static Response answer(Browser browser, String challenge, String code) {
        return browser.post("/api/v1/auth/second-factor", Map.of("challenge", challenge, "code", code));
    }

    private ValidatableResponse me() {
        return console.request().get("/api/v1/auth/me").then().statusCode(200);
    }
}
