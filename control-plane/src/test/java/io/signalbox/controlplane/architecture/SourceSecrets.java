package io.signalbox.controlplane.architecture;

import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.BackgroundAgent;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets of integrations, services and invites: made, told, used and misused. */
final class SourceSecrets extends SecretClient {

    private static final String PASTED = "pasted8f742231b10e8888abcd";

    private final BackgroundAgent agent;

    SourceSecrets(int port, SecretLedger ledger, BackgroundAgent agent) {
        super(port, ledger);
        this.agent = agent;
    }

    void integrations() throws Exception {
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
            anyone().contentType(ContentType.JSON)
                    .header("X-GitHub-Event", "issues")
                    .header("X-GitHub-Delivery", UUID.randomUUID())
                    .header("X-Hub-Signature-256", "sha256=" + signature)
                    .body(body)
                    .post("/hooks/" + integration.getString("key"));
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> !agent.taken().isEmpty());
        agent.taken()
                .forEach(run -> ledger.never(
                        "capability token", run.get("capability_token").asString()));
    }

    void apiKeys() {
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
        anyone().auth().oauth2(apiKey).contentType(ContentType.JSON).body("{}").post("/api/v1/events/ingest");
    }

    void invites() {
        post("/api/v1/invites", Map.of("email", "new@example.com", "role", "viewer"))
                .then()
                .statusCode(201);
        String id = request().get("/api/v1/invites").path("items[0].id");
        post("/api/v1/invites/" + id + "/resend", Map.of());
        post("/api/v1/invites/join", Map.of("token", ledger.never("unknown invite", "invite-" + UUID.randomUUID())));
        request().get("/api/v1/invites");
        request().delete("/api/v1/invites/" + id);
    }
}
