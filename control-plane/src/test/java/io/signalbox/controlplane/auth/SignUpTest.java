package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Making an account where everybody may. */
class SignUpTest extends OpenInstallation {

    @Test
    void saysWhichWaysInAreOpen() {
        given().port(port)
                .get("/api/v1/auth/options")
                .then()
                .statusCode(200)
                .body("sign_up", equalTo(true))
                .body("first_owner", equalTo(false))
                .body("mail", equalTo(true))
                .body("password_min_length", equalTo(12));
    }

    @Test
    void signsUpAnOwnerWithTheirOrganization() {
        var browser = new Browser(port);
        String access = signUp(browser, "Grace Hopper", address(), PASSWORD)
                .then()
                .statusCode(201)
                .extract()
                .path("access_token");

        var console = new Console(port, access, UUID.randomUUID());
        console.request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("name", equalTo("Grace Hopper"))
                .body("organization.name", equalTo("Lighthouse"))
                .body("role", equalTo("owner"))
                .body("may_found", equalTo(true));
        browser.refresh().then().statusCode(200);
        console.request()
                .get("/api/v1/audit")
                .then()
                .body("items.action", hasItems("organization.created", "session.started"))
                .body("items.actor.kind", hasItem("person"));
    }

    @Test
    void setsCookiesForTlsWhereTheWorldUsesTls() {
        var answer = signUp(new Browser(port), "Grace", address(), PASSWORD);

        assertThat(answer.headers().getValues("Set-Cookie")).hasSize(2).allMatch(cookie -> cookie.contains("; Secure"));
    }

    @Test
    void refusesAnAddressThatHasAnAccount() {
        String address = address();
        signUp(new Browser(port), "Grace", address, PASSWORD).then().statusCode(201);
        signUp(new Browser(port), "Eve", address.toUpperCase(), OTHER)
                .then()
                .statusCode(409)
                .body("code", equalTo("account_exists"));
    }

    @Test
    void refusesWhatIsNoAddressOrNoName() {
        signUp(new Browser(port), "Grace", "no address", PASSWORD)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/email"));
        signUp(new Browser(port), "Gr\u0000ace", address(), PASSWORD)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void refusesAPasswordAboutThePerson() {
        signUp(new Browser(port), "Grace Hopper", address(), "hopper hopper 1906")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/password"));
    }

    @Test
    void givesNobodyMoreThanTheyAskedFor() {
        String address = address();
        new Browser(port)
                .post(
                        "/api/v1/auth/sign-up",
                        Map.of(
                                "organization_name", "Lighthouse",
                                "name", "Mallory",
                                "email", address,
                                "password", PASSWORD,
                                "role", "owner",
                                "organization_id", UUID.randomUUID().toString(),
                                "email_verified_at", "2026-01-01T00:00:00Z"))
                .then()
                .statusCode(201);
        assertThat(jdbc.sql("SELECT email_verified_at IS NULL FROM app_user WHERE email = ?")
                        .param(address)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private Response signUp(Browser browser, String name, String email, String password) {
        return browser.post(
                "/api/v1/auth/sign-up",
                Map.of("organization_name", "Lighthouse", "name", name, "email", email, "password", password));
    }
}
