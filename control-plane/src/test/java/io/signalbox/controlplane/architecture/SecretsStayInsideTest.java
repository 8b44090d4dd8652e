package io.signalbox.controlplane.architecture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.FreshServices;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Goes in and out of every door that takes or tells a secret, the wrong way too, and then looks for each of them: in the log from the start
 * on, in every answer after the first, in the audit trail and in every other row.
 */
@ControlPlaneTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "signalbox.model.provider=openai",
            "signalbox.model.url=http://127.0.0.1:1/v1",
            "signalbox.model.name=none",
            "signalbox.model.api-key=" + SecretsStayInsideTest.MODEL_KEY
        })
class SecretsStayInsideTest {

    static final String MODEL_KEY = "sk-model-key-of-this-test-only";
    private static final FakeAgent AGENT = new FakeAgent();
    private static final String PASTED = "pasted8f742231b10e8888abcd";

    @DynamicPropertySource
    static void agent(DynamicPropertyRegistry properties) {
        properties.add("signalbox.agent.url", AGENT::url);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private LoggingSystem logging;

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private SigningKeys signingKeys;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping doors;

    @Value("${signalbox.database.url}")
    private String administrator;

    private final SecretLedger ledger = new SecretLedger();
    private Set<String> served;
    private String accessToken = "";

    @BeforeEach
    void sayEverything() {
        logging.setLogLevel("io.signalbox", LogLevel.TRACE);
        served = doors.getHandlerMethods().values().stream()
                .map(door -> door.getMethod().getName())
                .collect(Collectors.toSet());
    }

    @AfterEach
    void sayLess() {
        logging.setLogLevel("io.signalbox", LogLevel.INFO);
    }

    @AfterAll
    static void close() {
        AGENT.close();
    }

    @Test
    void areFoundNowhereButSealedOrHashed(CapturedOutput log) throws Exception {
        installation();
        signInsOfAllKinds();
        integrations();
        apiKeys();
        invites();
        account();
        singleSignOn();
        passwordReset();
        nonsense();
        readEverything();

        assertThat(ledger.names()).hasSizeGreaterThan(20);
        assertThat(ledger.answers()).isGreaterThan(40);
        assertThat(ledger.repeated()).as("answers").isEmpty();
        assertThat(log.getAll()).as("from the start on").contains("Database roles are ready");
        assertThat(ledger.foundIn(log.getAll())).as("log").isEmpty();
        for (String table : tables()) {
            assertThat(ledger.foundIn(rows(table))).as("table " + table).isEmpty();
        }
    }

    /** The same ways of looking find what is there to be found. */
    @Test
    void wouldBeFound(CapturedOutput log) {
        String mail = ledger.never("an e-mail address, which is no secret", Console.EMAIL);
        accessToken = login(mail, Console.PASSWORD).path("access_token");

        LoggerFactory.getLogger("io.signalbox.test").trace("{}", mail);

        assertThat(ledger.foundIn(log.getAll())).hasSize(1);
        assertThat(ledger.foundIn(rows("app_user"))).hasSize(1);
        assertThat(ledger.foundIn(HexFormat.of().formatHex(mail.getBytes()))).hasSize(1);
        me();
        assertThat(ledger.repeated()).hasSize(1);
    }

    private void installation() {
        ledger.never("master key", FreshServices.MASTER_KEY);
        ledger.never("second encryption key", FreshServices.ENCRYPTION_KEYS.replaceFirst(".*:", ""));
        ledger.never("service key", FreshServices.SERVICE_KEY);
        ledger.never("model key", MODEL_KEY);
        for (String role : List.of("signalbox_app", "signalbox_owner")) {
            ledger.never(
                    "password of " + role, HexFormat.of().formatHex(masterKey.derive("database-role:" + role, 24)));
        }
        for (String purpose : List.of("access-token", "capability")) {
            byte[] key = signingKeys
                    .ring(purpose, Duration.ofMinutes(15))
                    .current()
                    .key()
                    .getEncoded();
            ledger.never("signing key, " + purpose, HexFormat.of().formatHex(key));
            ledger.never(
                    "signing key in base64, " + purpose, Base64.getEncoder().encodeToString(key));
        }
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
        given().port(port)
                .filter(ledger)
                .contentType(ContentType.JSON)
                .cookies(again.getCookies())
                .body(refreshBody(again))
                .post("/api/v1/auth/logout");
        accessToken = login(Console.EMAIL, Console.PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
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
        await().atMost(Duration.ofSeconds(20)).until(() -> !AGENT.requests().isEmpty());
        AGENT.requests()
                .forEach(run -> ledger.never(
                        "capability token", run.get("capability_token").asString()));
    }

    private void apiKeys() {
        if (!served.contains("createApiKey")) {
            return;
        }
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
        if (!served.contains("createInvite")) {
            return;
        }
        post("/api/v1/invites", Map.of("email", "new@example.com", "role", "viewer"))
                .then()
                .statusCode(201);
        String id = request().get("/api/v1/invites").path("items[0].id");
        post("/api/v1/invites/" + id + "/resend", Map.of());
        post("/api/v1/invites/join", Map.of("token", ledger.never("unknown invite", "invite-" + UUID.randomUUID())));
        request().get("/api/v1/invites");
        request().delete("/api/v1/invites/" + id);
    }

    private void account() {
        if (served.contains("changePassword")) {
            post(
                    "/api/v1/account/password",
                    Map.of(
                            "current_password",
                            ledger.never("wrong current password", "current-" + UUID.randomUUID()),
                            "new_password",
                            ledger.never("refused new password", "new-" + UUID.randomUUID())));
        }
        if (served.contains("startTotp")) {
            post("/api/v1/account/totp", Map.of());
            post("/api/v1/account/totp/confirm", Map.of("code", "000000"));
            post("/api/v1/account/recovery-codes", Map.of("code", "000000"));
        }
    }

    private void singleSignOn() {
        if (served.contains("updateSignOn")) {
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
                    .put("/api/v1/sign-on");
            request().get("/api/v1/sign-on");
        }
    }

    private void passwordReset() {
        if (served.contains("requestPasswordReset")) {
            post("/api/v1/auth/password-reset", Map.of("email", Console.EMAIL));
            post(
                    "/api/v1/auth/password-reset/confirm",
                    Map.of(
                            "token",
                            ledger.never("unknown reset token", "reset-" + UUID.randomUUID()),
                            "password",
                            ledger.never("password of a reset", "reset-password-" + UUID.randomUUID())));
        }
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
        return given().port(port)
                .filter(ledger)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    private void refresh(Response signedIn) {
        given().port(port)
                .filter(ledger)
                .contentType(ContentType.JSON)
                .cookies(signedIn.getCookies())
                .body(refreshBody(signedIn))
                .post("/api/v1/auth/refresh");
    }

    private static Map<String, String> refreshBody(Response signedIn) {
        String token = signedIn.path("refresh_token");
        return token == null ? Map.of() : Map.of("refresh_token", token);
    }

    private void me() {
        request().get("/api/v1/auth/me");
    }

    private Response post(String path, Map<String, Object> body) {
        return request().body(body).post(path);
    }

    private RequestSpecification request() {
        return given().port(port).filter(ledger).auth().oauth2(accessToken).contentType(ContentType.JSON);
    }

    private List<String> tables() {
        return new DatabaseState(administrator)
                .column(
                        "SELECT relname FROM pg_class WHERE relnamespace = 'signalbox'::regnamespace AND relkind = 'r' ORDER BY 1");
    }

    /** Every column as text; bytes in hexadecimal. */
    private String rows(String table) {
        return String.join(
                "\n", new DatabaseState(administrator).column("SELECT t::text FROM signalbox." + table + " t"));
    }
}
