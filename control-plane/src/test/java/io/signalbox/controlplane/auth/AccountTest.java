package io.signalbox.controlplane.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.Response;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.Browser;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberScene;
import io.signalbox.controlplane.testing.PeopleFixture;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest extends MemberScene {

    private static final String PASSWORD = "plenty of quiet rivers";
    private static final String OTHER = "a lantern beside the harbour";
    private static final Duration SOON = Duration.ofSeconds(5);

    private Console console;

    AccountTest() {
        super(Role.VIEWER);
    }

    @BeforeEach
    void somebodySignedIn() {
        person = person.withPassword(PASSWORD);
        console = person.console(port, organization);
    }

    @Test
    void changesTheName() {
        console.request()
                .body(Map.of("name", " Grace Hopper "))
                .patch("/api/v1/account")
                .then()
                .statusCode(200)
                .body("name", equalTo("Grace Hopper"));
        console.request().get("/api/v1/auth/me").then().body("name", equalTo("Grace Hopper"));
    }

    @Test
    void refusesANameOfTwoLines() {
        console.request()
                .body(Map.of("name", "Grace\nBcc: eve@example.com"))
                .patch("/api/v1/account")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void listsWhereThePersonIsSignedIn() {
        people.member(organization, Role.VIEWER).console(port, organization);
        person.console(port, organization);

        console.request()
                .get("/api/v1/account/sessions")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.findAll { it.current }", hasSize(1))
                .body("items[0].device", equalTo("Test"))
                .body("items[0].address", equalTo("127.0.0.1"))
                .body("items[0].method", equalTo("password"))
                .body("items[0].organization.id", equalTo(organization.toString()));
    }

    @Test
    void endsOneSession() {
        Console other = person.console(port, organization);
        other.request().get("/api/v1/auth/me").then().statusCode(200);
        String id = console.request().get("/api/v1/account/sessions").path("items.find { !it.current }.id");

        console.request().delete("/api/v1/account/sessions/" + id).then().statusCode(204);

        other.request().get("/api/v1/auth/me").then().statusCode(401);
        console.request().get("/api/v1/auth/me").then().statusCode(200);
        console.request()
                .delete("/api/v1/account/sessions/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("session_not_found"));
    }

    @Test
    void endsNobodyElsesSession() {
        PeopleFixture.Person stranger = people.member(organization, Role.OWNER);
        Console theirs = stranger.console(port, organization);
        String id = theirs.request().get("/api/v1/account/sessions").path("items[0].id");

        console.request().delete("/api/v1/account/sessions/" + id).then().statusCode(404);
        theirs.request().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void endsAllOtherSessions() {
        Console one = person.console(port, organization);
        Console two = person.console(port, organization);

        console.request()
                .post("/api/v1/account/sessions/revoke-others")
                .then()
                .statusCode(200)
                .body("revoked", equalTo(2));

        await().atMost(SOON)
                .until(() -> one.request().get("/api/v1/auth/me").statusCode() == 401
                        && two.request().get("/api/v1/auth/me").statusCode() == 401);
        console.request().get("/api/v1/auth/me").then().statusCode(200);
    }

    @Test
    void changesThePasswordAndEndsOtherSessions() {
        Console elsewhere = person.console(port, organization);

        change(PASSWORD, OTHER).then().statusCode(204);

        await().atMost(SOON)
                .until(() -> elsewhere.request().get("/api/v1/auth/me").statusCode() == 401);
        console.request().get("/api/v1/auth/me").then().statusCode(200);
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(401);
        new Browser(port).signIn(person.email(), OTHER).then().statusCode(200);
    }

    @Test
    void wantsTheCurrentPasswordToChangeIt() {
        change("wrong", OTHER).then().statusCode(403).body("code", equalTo("wrong_password"));
        new Browser(port).signIn(person.email(), PASSWORD).then().statusCode(200);
    }

    @Test
    void refusesAPasswordThatIsEasyToGuess() {
        change(PASSWORD, "passwordpassword")
                .then()
                .statusCode(422)
                .body("code", equalTo("password_refused"))
                .body("errors[0].pointer", equalTo("/new_password"))
                .body("errors[0].code", equalTo("too_easy"));
    }

    @Test
    void letsNobodyGuessTheCurrentPasswordWithAStolenToken() {
        int status = 403;
        int guesses = 0;
        while (status == 403) {
            status = change("guess", OTHER).statusCode();
            assertThat(++guesses).isLessThan(20);
        }
        assertThat(status).isEqualTo(429);
    }

    private Response change(String current, String wanted) {
        return console.request()
                .body(Map.of("current_password", current, "new_password", wanted))
                .post("/api/v1/account/password");
    }
}
