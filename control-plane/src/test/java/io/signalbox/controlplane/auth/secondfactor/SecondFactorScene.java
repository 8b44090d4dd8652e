package io.signalbox.controlplane.auth.secondfactor;

import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.PeopleScene;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person who turns on a second factor. */
abstract class SecondFactorScene extends PeopleScene {

    static final String PASSWORD = "plenty of quiet rivers";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    PeopleFixture.Person person;
    Console console;
    Totp app;

    @BeforeEach
    void somebodySignedIn() {
        UUID organization = tenants.tenant().id();
        person = people.member(organization, Role.VIEWER).withPassword(PASSWORD);
        console = person.console(port, organization);
    }

    List<String> turnOn() {
        start().then().statusCode(200);
        return confirm(app.code(clock.instant()))
                .then()
                .statusCode(200)
                .body("codes", hasSize(10))
                .extract()
                .path("codes");
    }

    /** One that was not used: a step later, which a clock may be off. */
    String nextCode() {
        jdbc.sql("UPDATE second_factor SET last_step = last_step - 2 WHERE user_id = ?")
                .param(person.id())
                .update();
        return app.code(clock.instant());
    }

    Response start() {
        Response started = console.request().post("/api/v1/account/totp");
        if (started.statusCode() == 200) {
            app = new Totp(new org.apache.commons.codec.binary.Base32().decode(started.<String>path("secret")));
        }
        return started;
    }

    Response confirm(String code) {
        return post("/api/v1/account/totp/confirm", code);
    }

    Response post(String path, String code) {
        return console.request().body(Map.of("code", code)).post(path);
    }

    String challenge(Browser browser) {
        return browser.signIn(person.email(), PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("challenge");
    }

    static Response answer(Browser browser, String challenge, String code) {
        return browser.post("/api/v1/auth/second-factor", Map.of("challenge", challenge, "code", code));
    }

    ValidatableResponse me() {
        return console.request().get("/api/v1/auth/me").then().statusCode(200);
    }
}
