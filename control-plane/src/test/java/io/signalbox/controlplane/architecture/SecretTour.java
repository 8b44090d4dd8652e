package io.signalbox.controlplane.architecture;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Authenticator;
import io.signalbox.controlplane.testing.BackgroundAgent;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.FreshServices;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Goes in and out of every endpoint that takes or tells a secret, the wrong way too, while a ledger listens. */
final class SecretTour extends SecretClient {

    private final SourceSecrets sources;

    SecretTour(int port, SecretLedger ledger, BackgroundAgent agent) {
        super(port, ledger);
        sources = new SourceSecrets(port, ledger, agent);
    }

    void goThroughEverything() throws Exception {
        signInsOfAllKinds();
        sources.as(accessToken());
        sources.integrations();
        sources.apiKeys();
        sources.invites();
        changePassword();
        singleSignOn();
        passwordReset();
        nonsense();
        secondFactor();
        readEverything();
    }

    private void signInsOfAllKinds() {
        ledger.never("password of the owner", Console.PASSWORD);
        Response signedIn = login(Console.EMAIL, Console.PASSWORD);
        signedIn.then().statusCode(200);
        refresh(signedIn);
        refresh(signedIn);
        login(Console.EMAIL, ledger.never("wrong password", "wrong-" + UUID.randomUUID()));
        login("nobody@example.com", ledger.never("password of nobody", "nobody-" + UUID.randomUUID()));
        Response again = login(Console.EMAIL, Console.PASSWORD);
        stranger()
                .cookies(again.getCookies())
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        signIn(Console.EMAIL, Console.PASSWORD);
    }

    private void changePassword() {
        post(
                        "/api/v1/account/password",
                        Map.of(
                                "current_password",
                                ledger.never("wrong current password", "current-" + UUID.randomUUID()),
                                "new_password",
                                ledger.never("refused new password", "new-" + UUID.randomUUID())))
                .then()
                .statusCode(403);
    }

    private void secondFactor() {
        String secret = post("/api/v1/account/totp", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        post("/api/v1/account/totp/confirm", Map.of("code", "000000"));
        List<String> codes = post("/api/v1/account/totp/confirm", Map.of("code", Authenticator.codeFor(secret)))
                .then()
                .statusCode(200)
                .extract()
                .path("codes");
        String challenge = login(Console.EMAIL, Console.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("challenge");
        for (String code : List.of("000000", codes.get(0))) {
            stranger().body(Map.of("challenge", challenge, "code", code)).post("/api/v1/auth/second-factor");
        }
        List<String> renewed = post("/api/v1/account/recovery-codes", Map.of("code", codes.get(1)))
                .then()
                .statusCode(200)
                .extract()
                .path("codes");
        post("/api/v1/account/totp/disable", Map.of("code", renewed.get(0)))
                .then()
                .statusCode(204);
    }

    private void singleSignOn() {
        String secret = ledger.never("client secret", "client-secret-" + UUID.randomUUID());
        request()
                .body(Map.of(
                        "issuer",
                        "https://login.example.com",
                        "client_id",
                        "signalbox",
                        "client_secret",
                        secret,
                        "default_role",
                        "viewer",
                        "enabled",
                        false))
                .put("/api/v1/sign-on")
                .then()
                .statusCode(200);
        request().get("/api/v1/sign-on");
        stranger()
                .accept(ContentType.ANY)
                .redirects()
                .follow(false)
                .queryParam("state", ledger.never("state of a sign-on", "state-" + UUID.randomUUID()))
                .queryParam("code", ledger.never("code of a provider", "code-" + UUID.randomUUID()))
                .get("/api/v1/auth/sign-on/callback")
                .then()
                .statusCode(303);
    }

    private void passwordReset() {
        stranger().body(Map.of("email", Console.EMAIL)).post("/api/v1/auth/password-reset");
        stranger()
                .body(Map.of(
                        "token",
                        ledger.never("unknown reset token", "reset-" + UUID.randomUUID()),
                        "password",
                        ledger.never("password of a reset", "reset-password-" + UUID.randomUUID())))
                .post("/api/v1/auth/password-reset/confirm");
    }

    /** Refused before anyone understood it. */
    private void nonsense() {
        String secret = ledger.never("secret in a bad request", "bad-" + UUID.randomUUID());
        for (String body : List.of(
                "{\"email\": \"a@example.com\", \"password\": \"" + secret,
                "{\"email\": \"a@example.com\", \"password\": [\"" + secret + "\"]}",
                "{\"email\": \"a@example.com\", \"password\": \"" + secret.repeat(200) + "\"}",
                "{\"email\": {\"" + secret + "\": 1}, \"password\": \"" + secret + "\"}",
                "\"" + secret + "\"",
                secret)) {
            request().body(body).post("/api/v1/auth/login");
            request().body(body.replace("password", "secret")).post("/api/v1/integrations");
            anyone().contentType("text/plain").body(body).post("/api/v1/auth/login");
        }
        post("/api/v1/integrations", Map.of("provider", "generic", "name", "G", "secret", secret))
                .then()
                .statusCode(400);
        anyone().auth().oauth2(secret).get("/api/v1/auth/me");
        anyone().auth().preemptive().basic("ada", secret).get("/api/v1/auth/me");
        anyone().header("X-Signalbox-Service-Key", secret)
                .auth()
                .oauth2(secret)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/v1/tickets/upsert");
        anyone().header("X-Signalbox-Service-Key", FreshServices.SERVICE_KEY)
                .auth()
                .oauth2(accessToken() + "x")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/v1/tickets/upsert");
    }

    private void readEverything() {
        for (String list : List.of(
                "integrations",
                "events",
                "runs",
                "tickets",
                "dead-letters",
                "audit",
                "system",
                "members",
                "providers")) {
            request().get("/api/v1/" + list);
        }
        me();
    }

    private void refresh(Response signedIn) {
        stranger().cookies(signedIn.getCookies()).post("/api/v1/auth/refresh");
    }
}
