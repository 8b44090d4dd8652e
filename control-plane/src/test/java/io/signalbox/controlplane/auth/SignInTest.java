package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class SignInTest {

    @LocalServerPort
    private int port;

    @Test
    void answersTokensForTheRightPassword() {
        signIn(Console.EMAIL, Console.PASSWORD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", notNullValue())
                .body("refresh_token", notNullValue())
                .body("expires_in", equalTo(900));
    }

    @Test
    void tellsNobodyWhetherTheEmailIsKnown() {
        String wrongPassword = detail(signIn(Console.EMAIL, "wrong"));
        String unknownPerson = detail(signIn("nobody@example.com", "wrong"));
        assertThat(wrongPassword).isEqualTo(unknownPerson);
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
    void slowsDownGuessing() {
        // A token comes back every six seconds, and a busy machine is slow
        for (int guess = 0;
                guess < 30 && signIn("guessed@example.com", "guess").extract().statusCode() == 401;
                guess++) {
            assertThat(guess).isLessThan(29);
        }
        signIn("guessed@example.com", "one more")
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("rate_limited"));
        signIn(Console.EMAIL, Console.PASSWORD).statusCode(200);
    }

    @Test
    void tradesARefreshTokenOnce() {
        String first = signIn(Console.EMAIL, Console.PASSWORD).extract().path("refresh_token");
        refresh(first).statusCode(200).body("refresh_token", not(equalTo(first)));
    }

    @Test
    void revokesTheWholeFamilyWhenATokenIsUsedTwice() {
        String first = signIn(Console.EMAIL, Console.PASSWORD).extract().path("refresh_token");
        String second = refresh(first).statusCode(200).extract().path("refresh_token");
        refresh(first).statusCode(401).body("code", equalTo("session_expired"));
        refresh(second).statusCode(401).body("code", equalTo("session_expired"));
    }

    @Test
    void endsTheSessionOnSignOut() {
        String token = signIn(Console.EMAIL, Console.PASSWORD).extract().path("refresh_token");
        given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("refresh_token", token))
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        refresh(token).statusCode(401);
    }

    @Test
    void refusesForgedAccessTokens() {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
        given().port(port)
                .auth()
                .oauth2(unsigned)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("not_signed_in"));
    }

    @Test
    void saysWhoIsSignedIn() {
        Console.signIn(port)
                .request()
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(Console.EMAIL));
    }

    private ValidatableResponse signIn(String email, String password) {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login")
                .then();
    }

    private ValidatableResponse refresh(String token) {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(Map.of("refresh_token", token))
                .post("/api/v1/auth/refresh")
                .then();
    }

    private static String detail(ValidatableResponse response) {
        return response.statusCode(401).extract().path("detail");
    }
}
