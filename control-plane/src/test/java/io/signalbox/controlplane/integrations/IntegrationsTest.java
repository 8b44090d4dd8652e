package io.signalbox.controlplane.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@ControlPlaneTest
class IntegrationsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Console console;

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
    }

    @Test
    void tellsASecretOnceAndKeepsItEncrypted() {
        JsonPath created = create(Map.of("provider", "github", "name", "  Shop  "));
        String secret = created.getString("secret");
        assertThat(created.getString("name")).isEqualTo("Shop");
        assertThat(created.getString("webhook_url")).endsWith("/hooks/" + created.getString("key"));
        get(created)
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("secrets", hasSize(1))
                .body("secrets[0].last_four", equalTo(secret.substring(secret.length() - 4)))
                .body("held_events", equalTo(0));
        assertThat(get(created).extract().asString()).doesNotContain(secret);
        assertThat(new String(ciphertext(created), StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void makesKeysThatCannotBeGuessedAndNeedNoEscaping() {
        Set<String> keys = new HashSet<>();
        for (int number = 0; number < 20; number++) {
            String key = create(Map.of("provider", "jira", "name", "Jira")).getString("key");
            assertThat(key).matches("[A-Za-z0-9_-]{32}");
            keys.add(key);
        }
        assertThat(keys).hasSize(20);
    }

    @Test
    void keepsThePastedSecretOfAProvider() {
        JsonPath created = create(Map.of("provider", "slack", "name", "Slack", "secret", " 8f742231b10e8888abcd \n"));
        assertThat(created.getString("secret")).isEqualTo("8f742231b10e8888abcd");
    }

    @Test
    void refusesSecretsAndSettingsThatCannotWork() {
        post(Map.of("provider", "generic", "name", "G", "secret", "not a standard secret"))
                .statusCode(400)
                .body("errors.pointer", contains("/secret"));
        post(Map.of("provider", "jira", "name", "J", "settings", Map.of("scheme", "none")))
                .statusCode(400)
                .body("errors.pointer", contains("/settings/scheme"));
        post(Map.of("provider", "github", "name", "G", "settings", Map.of("unknown", "x")))
                .statusCode(400)
                .body("errors.pointer", contains("/settings/unknown"));
        post(Map.of("provider", "hubspot", "name", "H", "settings", Map.of("portal_id", "abc")))
                .statusCode(400);
        post(Map.of("provider", "github", "name", "   ")).statusCode(400);
        post(Map.of("provider", "github", "name", "a\u0000b")).statusCode(400);
        post(Map.of("provider", "fax", "name", "F")).statusCode(400);
    }

    @Test
    void changesTheNameAndLeavesTheSettings() {
        JsonPath created = create(Map.of("provider", "jira", "name", "Old", "settings", Map.of("max_age_hours", "48")));
        patch(created, Map.of("name", "New"))
                .statusCode(200)
                .body("name", equalTo("New"))
                .body("settings.max_age_hours", equalTo("48"));
        patch(created, Map.of("settings", Map.of("max_age_hours", "")))
                .statusCode(200)
                .body("settings.max_age_hours", equalTo(null));
        patch(created, Map.of("settings", Map.of("max_age_hours", "0"))).statusCode(400);
    }

    @Test
    void rotatesWithAnOverlap() {
        JsonPath created = create(Map.of("provider", "github", "name", "G"));
        JsonPath rotated = rotate(created, Map.of());
        assertThat(rotated.getString("secret")).isNotEqualTo(created.getString("secret"));
        assertThat(rotated.getString("previous_expire_at")).isNotNull();
        get(created)
                .body("secrets", hasSize(2))
                .body("secrets[0].key_id", equalTo(rotated.getString("key_id")))
                .body("secrets[0].expires_at", equalTo(null))
                .body("secrets[1].expires_at", notNullValue());
        for (int times = 0; times < 6; times++) {
            rotate(created, Map.of("overlap_hours", 720));
        }
        get(created).body("secrets", hasSize(5));
        rotate(created, Map.of("overlap_hours", 0));
        get(created).body("secrets", hasSize(1));
    }

    @Test
    void pausesAndResumesAsOftenAsAsked() {
        JsonPath created = create(Map.of("provider", "github", "name", "G"));
        for (String verb : List.of("pause", "pause", "resume", "resume")) {
            console.request()
                    .post("/api/v1/integrations/" + created.getString("id") + "/" + verb)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo(verb.equals("pause") ? "paused" : "active"));
        }
    }

    @Test
    void listsNewestFirstInPages() {
        String first = create(Map.of("provider", "github", "name", "first")).getString("id");
        String second = create(Map.of("provider", "github", "name", "second")).getString("id");
        JsonPath page = console.request()
                .get("/api/v1/integrations?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(page.getString("items[0].id")).isEqualTo(second);
        console.request()
                .get("/api/v1/integrations?limit=1&cursor=" + page.getString("next_cursor"))
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(first));
    }

    @Test
    void explainsEachProvider() {
        console.request()
                .get("/api/v1/providers")
                .then()
                .statusCode(200)
                .body("items.name", hasSize(6))
                .body("items.name", hasItem("hubspot"))
                .body("items[5].name", equalTo("generic"))
                .body("items.setup", not(hasItem(hasSize(0))));
    }

    @Test
    void doesNotKnowOthers() {
        console.request()
                .get("/api/v1/integrations/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        console.request()
                .post("/api/v1/integrations/" + UUID.randomUUID() + "/test-event")
                .then()
                .statusCode(404)
                .body("code", equalTo("integration_not_found"));
    }

    private byte[] ciphertext(JsonPath created) {
        return Tenant.call(
                console.organizationId(),
                () -> transactions.execute(
                        status -> jdbc.sql("SELECT ciphertext FROM integration_secret WHERE integration_id = ?")
                                .param(UUID.fromString(created.getString("id")))
                                .query((row, number) -> row.getBytes(1))
                                .single()));
    }

    private JsonPath create(Map<String, Object> request) {
        return post(request).statusCode(201).extract().jsonPath();
    }

    private ValidatableResponse post(Map<String, Object> request) {
        return console.request().body(request).post("/api/v1/integrations").then();
    }

    private ValidatableResponse patch(JsonPath created, Map<String, Object> request) {
        return console.request()
                .body(request)
                .patch("/api/v1/integrations/" + created.getString("id"))
                .then();
    }

    private ValidatableResponse get(JsonPath created) {
        return console.request()
                .get("/api/v1/integrations/" + created.getString("id"))
                .then();
    }

    private JsonPath rotate(JsonPath created, Map<String, Object> request) {
        return console.request()
                .body(request)
                .post("/api/v1/integrations/" + created.getString("id") + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
