package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AuthSettings settings;

    @Autowired
    private PeopleFixture people;

    @Autowired
    private TenantFixture tenants;

    @Test
    void answersAnAccessTokenForTheRightPassword() {
        new Browser(port)
                .signIn(Console.EMAIL, Console.PASSWORD)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .body("access_token", notNullValue())
                .body("refresh_token", equalTo(null))
                .body("expires_in", equalTo(900));
    }

    @Test
    void keepsTheRefreshTokenFromScriptsAndOtherSites() {
        String cookie = new Browser(port)
                .signIn(Console.EMAIL, Console.PASSWORD).then().extract().headers().getValues("Set-Cookie").stream()
                        .filter(header -> header.startsWith(Browser.REFRESH_COOKIE + "="))
                        .findFirst()
                        .orElseThrow();

        assertThat(cookie)
                .contains("; HttpOnly")
                .contains("; SameSite=Strict")
                .contains("; Path=/api/v1/auth;")
                .containsPattern("; Max-Age=(2592000|2591999);")
                .doesNotContain("Secure")
                .doesNotContain("Domain");
    }

    @Test
    void tellsNobodyWhetherTheEmailIsKnown() {
        Response wrongPassword = new Browser(port).signIn(Console.EMAIL, "wrong");
        Response unknownPerson = new Browser(port).signIn("nobody@example.com", "wrong");

        assertThat(wrongPassword.statusCode()).isEqualTo(401).isEqualTo(unknownPerson.statusCode());
        assertThat(wrongPassword.<String>path("detail")).isEqualTo(unknownPerson.path("detail"));
        assertThat(wrongPassword.<String>path("code")).isEqualTo(unknownPerson.path("code"));
        assertThat(wrongPassword.headers().asList())
                .hasSameSizeAs(unknownPerson.headers().asList());
    }

    @Test
    void takesAsLongForUnknownPeople() {
        Duration known = timed(() -> new Browser(port).signIn(Console.EMAIL, "wrong"));
        Duration unknown = timed(() -> new Browser(port).signIn("nobody-else@example.com", "wrong"));

        assertThat(known).isGreaterThanOrEqualTo(settings.refusalTime());
        assertThat(unknown).isGreaterThanOrEqualTo(settings.refusalTime());
    }

    @Test
    void tellsTheOrganizationsOfWhoseAccountWasTried() {
        UUID organization = tenants.tenant().id();
        var owner = people.member(organization, Role.OWNER);
        new Browser(port).signIn(owner.email(), "wrong").then().statusCode(401);

        owner.console(port, organization)
                .request()
                .get("/api/v1/audit")
                .then()
                .body("items.find { it.action == 'sign_in' }.outcome", equalTo("refused"))
                .body("items.find { it.action == 'sign_in' }.code", equalTo("sign_in_refused"))
                .body("items.find { it.action == 'sign_in' }.target.name", equalTo(owner.email()));
    }

    @Test
    void namesTheMissingField() {
        given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", "ada@example.com"))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.pointer", hasItem("/password"))
                .body("request_id", notNullValue());
    }

    @Test
    void looksAtNoTokenThatRanOut() {
        given().port(port)
                .header("Authorization", "Bearer stale")
                .contentType(ContentType.JSON)
                .body(Map.of("email", Console.EMAIL, "password", Console.PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200);
    }

    @Test
    void takesNoHarmFromAddressesThatCannotBeStored() {
        new Browser(port).signIn("ada\u0000@example.com", "wrong").then().statusCode(401);
    }

    @Test
    void saysWhoIsSignedIn() {
        Console.signIn(port)
                .request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(Console.EMAIL))
                .body("role", equalTo("owner"))
                .body("permissions", hasItem("organization:transfer"))
                .body("permissions", not(hasItem("events:ingest")))
                .body("organizations", hasSize(1))
                .body("organizations[0].role", equalTo("owner"))
                .body("second_factor", equalTo(false))
                .body("has_password", equalTo(true));
    }

    @Test
    void makesANewSessionEachTimeAndEndsTheOneOfThisBrowser() {
        var browser = new Browser(port);
        browser.signIn(Console.EMAIL, Console.PASSWORD).then().statusCode(200);
        String first = browser.refreshToken();
        browser.signIn(Console.EMAIL, Console.PASSWORD).then().statusCode(200);

        assertThat(browser.refreshToken()).isNotEqualTo(first);
        new Browser(port).withRefreshToken(first).refresh().then().statusCode(401);
        browser.refresh().then().statusCode(200);
    }

    @Test
    void takesNoSessionFromOutside() {
        String planted = "planted-by-somebody-who-waits-for-its-use";
        var browser = new Browser(port).withRefreshToken(planted);
        browser.signIn(Console.EMAIL, Console.PASSWORD).then().statusCode(200);

        assertThat(browser.refreshToken()).isNotEqualTo(planted);
        new Browser(port).withRefreshToken(planted).refresh().then().statusCode(401);
    }

    private static Duration timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
