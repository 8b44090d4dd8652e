package io.signalbox.controlplane.architecture;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.testing.Authenticator;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.FreshServices;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Goes in and out of every door that takes or tells a secret, the wrong way too, while a ledger listens. */
final class SecretTour {

    private static final String PASTED = "pasted8f742231b10e8888abcd";

    private final int port;
    private final SecretLedger ledger;
    private final FakeAgent agent;
    private String accessToken = "";

    SecretTour(int port, SecretLedger ledger, FakeAgent agent) {
        this.port = port;
        this.ledger = ledger;
        this.agent = agent;
    }

    void goThroughEverything() throws Exception {
        signInsOfAllKinds();
        integrations();
        apiKeys();
        invites();
        changePassword();
        singleSignOn();
        passwordReset();
        nonsense();
        secondFactor();
        readEverything();
    }

    void signIn(String email, String password) {
        accessToken = login(email, password).then().statusCode(200).extract().path("access_token");
    }

    void me() {
        request().get("/api/v1/auth/me").then().statusCode(200);
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

    private void integrations() throws Exception {
        for (String provider : List.of("jira", "slack", "linear", "hubspot", "github", "generic")) {
            JsonPath created = post("/api/v1/integrations", Map.of("provider", provider, "name", "Of " + provider))
                    .then()
                    .statusCode(201)
                    .extract()
                    .jsonPath();
            String path = "/api/v1/integrations/" + created.getString("id");
            request().get(path);
            request().body(Map.of("name", "Renamed")).patch(path);
            post(path + "/rotate-secret", Map.of("overlap_hours", 1)).then().statusCode(200);
            post(path + "/pause", Map.of());
            post(path + "/resume", Map.of());
            post(path + "/test-event", Map.of());
            if (provider.equals("github")) {
                deliver(created);
            }
        }
        ledger.once("pasted secret", PASTED);
        post("/api/v1/integrations", Map.of("provider", "slack", "name", "Pasted", "secret", PASTED))
                .then()
                .statusCode(201);
    }

    private void deliver(JsonPath integration) throws Exception {
        byte[] body =
                "{\"action\": \"opened\", \"issue\": {\"id\": 1, \"number\": 1, \"title\": \"Broken\"}}".getBytes();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(integration.getString("secret").getBytes(), "HmacSHA256"));
        for (String signature : List.of(HexFormat.of().formatHex(mac.doFinal(body)), "00".repeat(32))) {
            given().port(port)
                    .filter(ledger)
                    .contentType(ContentType.JSON)
                    .header("X-GitHub-Event", "issues")
                    .header("X-GitHub-Delivery", UUID.randomUUID())
                    .header("X-Hub-Signature-256", "sha256=" + signature)
                    .body(body)
                    .post("/hooks/" + integration.getString("key"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !agent.requests().isEmpty());
        agent.requests()
                .forEach(run -> ledger.never(
                        "capability token", run.get("capability_token").asString()));
    }

    private void apiKeys() {
        Response created = post(
                "/api/v1/api-keys",
                Map.of("name", "Shop", "scopes", List.of("events:ingest"), "allowed_addresses", List.of("127.0.0.1")));
        created.then().statusCode(201);
        String secret = created.path("secret");
        String path = "/api/v1/api-keys/" + created.path("api_key.id");
        asService(secret);
        asService(ledger.never("unknown API key", "sbx_" + "a".repeat(40)));
        Response rotated = post(path + "/rotate", Map.of("grace_minutes", 1));
        rotated.then().statusCode(200);
        asService(rotated.path("secret"));
        request().get(path);
        request().get("/api/v1/api-keys");
        request().delete(path);
        asService(secret);
    }

    private void asService(String apiKey) {
        given().port(port)
                .filter(ledger)
                .auth()
                .oauth2(apiKey)
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/events/ingest");
    }

    private void invites() {
        post("/api/v1/invites", Map.of("email", "new@example.com", "role", "viewer"))
                .then()
                .statusCode(201);
        String id = request().get("/api/v1/invites").path("items[0].id");
        post("/api/v1/invites/" + id + "/resend", Map.of());
        post("/api/v1/invites/join", Map.of("token", ledger.never("unknown invite", "invite-" + UUID.randomUUID())));
        request().get("/api/v1/invites");
        request().delete("/api/v1/invites/" + id);
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
            given().port(port)
                    .filter(ledger)
                    .contentType("text/plain")
                    .body(body)
                    .post("/api/v1/auth/login");
        }
        post("/api/v1/integrations", Map.of("provider", "generic", "name", "G", "secret", secret))
                .then()
                .statusCode(400);
        given().port(port).filter(ledger).auth().oauth2(secret).get("/api/v1/auth/me");
        given().port(port)
                .filter(ledger)
                .auth()
                .preemptive()
                .basic("ada", secret)
                .get("/api/v1/auth/me");
        given().port(port)
                .filter(ledger)
                .header("X-Signalbox-Service-Key", secret)
                .auth()
                .oauth2(secret)
                .get("/internal/v1/runs/" + UUID.randomUUID() + "/checkpoints");
        given().port(port)
                .filter(ledger)
                .header("X-Signalbox-Service-Key", FreshServices.SERVICE_KEY)
                .auth()
                .oauth2(accessToken + "x")
                .get("/internal/v1/runs/" + UUID.randomUUID() + "/checkpoints");
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

    private Response login(String email, String password) {
        return stranger().body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
    }

    private void refresh(Response signedIn) {
        stranger().cookies(signedIn.getCookies()).post("/api/v1/auth/refresh");
    }

    private Response post(String path, Map<String, Object> body) {
        return request().body(body).post(path);
    }

    private RequestSpecification request() {
        return stranger().auth().oauth2(accessToken);
    }

    private RequestSpecification stranger() {
        return given().port(port).filter(ledger).contentType(ContentType.JSON);
    }
}
