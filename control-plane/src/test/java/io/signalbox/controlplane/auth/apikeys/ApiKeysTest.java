package io.signalbox.controlplane.auth.apikeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API keys from their creation to their end, over HTTP. */
@ControlPlaneTest
class ApiKeysTest {

    private static final String KEYS = "/api/v1/api-keys";
    /** Half a second, and then some. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    private Console console;

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
    }

    @Test
    void tellsTheKeyOnce() {
        JsonPath issued = create(Map.of(
                        "name",
                        "Nightly import",
                        "scopes",
                        List.of("tickets:read", "events:ingest"),
                        "allowed_addresses",
                        List.of("127.0.0.0/8", "::1"),
                        "expires_at",
                        "2099-01-01T00:00:00Z"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        String secret = issued.getString("secret");
        assertThat(secret)
                .matches("sbx_[0-9A-Za-z]{49}")
                .startsWith(issued.getString("api_key.prefix"))
                .endsWith(issued.getString("api_key.last_four"));

        String id = issued.getString("api_key.id");
        String shown = console.request()
                .get(KEYS + "/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Nightly import"))
                .body("scopes", contains("events:ingest", "tickets:read"))
                .body("allowed_addresses", contains("127.0.0.0/8", "::1"))
                .body("state", equalTo("active"))
                .body("created_by", notNullValue())
                .body("expires_at", equalTo("2099-01-01T00:00:00Z"))
                .body("last_used_at", nullValue())
                .extract()
                .asString();
        assertThat(shown).doesNotContain(secret.substring(10, 40));
        assertThat(console.request().get(KEYS).then().statusCode(200).extract().asString())
                .contains(id)
                .doesNotContain(secret.substring(10, 40));
    }

    @Test
    void keepsNothingThatTheKeyCouldBeMadeFrom() {
        ServiceCaller service = ServiceCaller.with(console, "tickets:read");
        String row = tenants.existing(console.organizationId())
                .call(() -> jdbc.sql("SELECT row_to_json(k)::text FROM api_key k WHERE id = ?::uuid")
                        .param(service.id())
                        .query(String.class)
                        .single());
        assertThat(row).doesNotContain(service.key().substring(8, 20));
    }

    @Test
    void opensWhatItsScopesName() {
        ServiceCaller service = ServiceCaller.with(console, "tickets:read");
        service.request().get("/api/v1/tickets").then().statusCode(200);
        service.request().get("/api/v1/runs").then().statusCode(403).body("code", equalTo("not_allowed"));
    }

    @Test
    void isAcceptedInTheHeaderAlone() {
        ServiceCaller service = ServiceCaller.with(console, "tickets:read");
        for (String parameter : List.of("access_token", "api_key", "key")) {
            given().port(port)
                    .queryParam(parameter, service.key())
                    .get("/api/v1/tickets")
                    .then()
                    .statusCode(401);
        }
        given().port(port)
                .header("X-Api-Key", service.key())
                .get("/api/v1/tickets")
                .then()
                .statusCode(401);
    }

    @Test
    void answersUnknownExpiredAndRevokedKeysAlike() {
        ServiceCaller revoked = ServiceCaller.with(console, "tickets:read");
        console.request().delete(KEYS + "/" + revoked.id()).then().statusCode(204);
        ServiceCaller expired = ServiceCaller.with(console, "tickets:read");
        change(expired.id(), "expires_at = now() - interval '1 second'");
        String stranger = KeyText.random(new java.security.SecureRandom()).text();

        String unknown = refused(revoked.withKey(stranger));
        assertThat(refused(revoked)).isEqualTo(unknown);
        assertThat(refused(expired)).isEqualTo(unknown);
        assertThat(refused(revoked.withKey("sbx_nonsense"))).isEqualTo(unknown);
        list("expired").body("items.id", hasItem(expired.id())).body("items.id", not(hasItem(revoked.id())));
        list("revoked").body("items.id", hasItem(revoked.id())).body("items.id", not(hasItem(expired.id())));
        list("active").body("items.id", not(hasItem(expired.id()))).body("items.id", not(hasItem(revoked.id())));
    }

    @Test
    void stopsARevokedKeyWithinASecond() {
        ServiceCaller service = ServiceCaller.with(console, "tickets:read");
        service.request().get("/api/v1/tickets").then().statusCode(200);
        console.request().delete(KEYS + "/" + service.id()).then().statusCode(204);
        await().atMost(REMEMBERED).untilAsserted(() -> refused(service));
        console.request().delete(KEYS + "/" + service.id()).then().statusCode(204);
        console.request()
                .get(KEYS + "/" + service.id())
                .then()
                .body("state", equalTo("revoked"))
                .body("revoked_at", notNullValue());
    }

    @Test
    void letsTheOldKeyWorkUntilTheGraceIsOver() {
        ServiceCaller old = ServiceCaller.with(console, "tickets:read");
        JsonPath rotated = rotate(old, 60).statusCode(200).extract().jsonPath();
        ServiceCaller renewed = old.withKey(rotated.getString("secret"));
        assertThat(rotated.getString("api_key.previous_expires_at")).isNotNull();
        assertThat(rotated.getString("api_key.last_four"))
                .isEqualTo(renewed.key().substring(renewed.key().length() - 4));
        old.request().get("/api/v1/tickets").then().statusCode(200);
        renewed.request().get("/api/v1/tickets").then().statusCode(200);

        change(old.id(), "previous_expires_at = now()");
        await().atMost(REMEMBERED).untilAsserted(() -> refused(old));
        renewed.request().get("/api/v1/tickets").then().statusCode(200);
        console.request()
                .get(KEYS + "/" + old.id())
                .then()
                .body("rotated_at", notNullValue())
                .body("previous_expires_at", nullValue());
    }

    @Test
    void endsTheOlderKeyAtOnceWhenRotatedAgain() {
        ServiceCaller first = ServiceCaller.with(console, "tickets:read");
        ServiceCaller second = first.withKey(rotate(first, 60).extract().path("secret"));
        ServiceCaller third = first.withKey(rotate(first, 60).extract().path("secret"));
        refused(first);
        second.request().get("/api/v1/tickets").then().statusCode(200);
        third.request().get("/api/v1/tickets").then().statusCode(200);
    }

    @Test
    void rotatesWithoutGraceAndRevokesBoth() {
        ServiceCaller first = ServiceCaller.with(console, "tickets:read");
        ServiceCaller second = first.withKey(rotate(first, 0).extract().path("secret"));
        refused(first);
        ServiceCaller third = first.withKey(rotate(first, 60).extract().path("secret"));
        console.request().delete(KEYS + "/" + first.id()).then().statusCode(204);
        refused(second);
        refused(third);
        rotate(first, 0).statusCode(409).body("code", equalTo("api_key_not_active"));
    }

    @Test
    void staysOutsideOfItsAddresses() {
        ServiceCaller service = ServiceCaller.with(
                console, Map.of("scopes", List.of("tickets:read"), "allowed_addresses", List.of("203.0.113.0/24")));
        service.request()
                .header("X-Forwarded-For", "203.0.113.7")
                .get("/api/v1/tickets")
                .then()
                .statusCode(403)
                .body("code", equalTo("address_not_allowed"));
        console.request()
                .get("/api/v1/audit?action=api_key.used&outcome=refused")
                .then()
                .statusCode(200)
                .body("items.actor.id", hasItem(service.id()))
                .body("items.code", hasItem("address_not_allowed"));
        ServiceCaller.with(
                        console,
                        Map.of(
                                "scopes",
                                List.of("tickets:read"),
                                "allowed_addresses",
                                List.of("203.0.113.0/24", "127.0.0.0/8", "::1")))
                .request()
                .get("/api/v1/tickets")
                .then()
                .statusCode(200);
    }

    @Test
    void notesWhenAndWhereItWasLastUsed() {
        ServiceCaller service = ServiceCaller.with(console, "tickets:read");
        service.request().get("/api/v1/tickets").then().statusCode(200);
        String first = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> console.request()
                                .get(KEYS + "/" + service.id())
                                .then()
                                .extract()
                                .path("last_used_at"),
                        found -> found != null);
        assertThat(Instant.parse(first)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        service.request().get("/api/v1/tickets").then().statusCode(200);
        console.request()
                .get(KEYS + "/" + service.id())
                .then()
                .body("last_used_at", equalTo(first))
                .body("last_used_address", equalTo("127.0.0.1"));
    }

    @Test
    void refusesASecondKeyOfTheSameName() {
        create(Map.of("name", "Twin", "scopes", List.of("tickets:read"))).statusCode(201);
        String id = create(Map.of("name", "twin 2", "scopes", List.of("tickets:read")))
                .statusCode(201)
                .extract()
                .path("api_key.id");
        create(Map.of("name", " TWIN 2 ", "scopes", List.of("tickets:read")))
                .statusCode(409)
                .body("code", equalTo("api_key_name_taken"));
        console.request().delete(KEYS + "/" + id).then().statusCode(204);
        create(Map.of("name", "Twin 2", "scopes", List.of("tickets:read"))).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api_keys:manage", "members:manage", "audit:read", "organization:read", "integrations:change"})
    void mayNotManageAnything(String scope) {
        create(Map.of("name", "Too much " + scope, "scopes", List.of("tickets:read", scope)))
                .statusCode(400)
                .body("errors.pointer", contains("/scopes/1"));
    }

    @Test
    void refusesWhatMakesNoKey() {
        Map<String, Object> good = Map.of("name", "Good", "scopes", List.of("tickets:read"));
        refuse(good, "name", " ", "/name");
        refuse(good, "name", "with \0", "/name");
        refuse(good, "scopes", List.of(), "/scopes");
        refuse(good, "scopes", List.of("everything"), "/scopes/0");
        refuse(good, "expires_at", "2020-01-01T00:00:00Z", "/expires_at");
        refuse(good, "allowed_addresses", List.of("example.com"), "/allowed_addresses/0");
    }

    @Test
    void showsNobodyTheKeysOfOthers() {
        UUID foreign = UUID.randomUUID();
        TenantFixture.TenantOrganization other = tenants.tenant();
        other.call(() -> jdbc.sql("""
                        INSERT INTO api_key (id, organization_id, name, prefix, last_four, key_hash, scopes, allowed_addresses, created_at,
                            created_by)
                        VALUES (?, ?, 'Foreign', 'sbx_aaaa', 'aaaa', 'x', '{tickets:read}', '{}', now(), 'Eve')
                        """).params(foreign, other.id()).update());
        String address = KEYS + "/" + foreign;
        console.request().get(address).then().statusCode(404).body("code", equalTo("api_key_not_found"));
        console.request().delete(address).then().statusCode(404);
        console.request()
                .body(Map.of("grace_minutes", 0))
                .post(address + "/rotate")
                .then()
                .statusCode(404);
        console.request().get(KEYS + "?limit=200").then().body("items.id", not(hasItem(foreign.toString())));
    }

    @Test
    void listsNewestFirstPageByPage() {
        List<String> ids = List.of(
                ServiceCaller.with(console, "runs:read").id(),
                ServiceCaller.with(console, "runs:read").id());
        JsonPath first = console.request()
                .get(KEYS + "?limit=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        JsonPath second = console.request()
                .get(KEYS + "?limit=1&cursor=" + first.getString("next_cursor"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(List.of(second.getString("items[0].id"), first.getString("items[0].id")))
                .isEqualTo(ids);
    }

    @Test
    void resolvesDeadLettersInItsOwnName() {
        ServiceCaller service = ServiceCaller.with(
                console, "dead_letters:report", "dead_letters:resolve", "dead_letters:read", "integrations:read");
        UUID integration = tenants.existing(console.organizationId()).integration("generic");
        String letter = service.request()
                .body(Map.of(
                        "integration_id", integration,
                        "delivery_id", "to-discard",
                        "event_type", "order",
                        "payload", Map.of("a", 1),
                        "detail", "It has no customer."))
                .post("/api/v1/dlq")
                .then()
                .statusCode(202)
                .extract()
                .path("dead_letter_id");
        service.request()
                .body(Map.of("reason", "It was a test."))
                .post("/api/v1/dead-letters/" + letter + "/discard")
                .then()
                .statusCode(200)
                .body("state", equalTo("discarded"))
                .body("resolved_by", equalTo(nameOf(service)));
    }

    private String nameOf(ServiceCaller service) {
        return console.request().get(KEYS + "/" + service.id()).then().extract().path("name");
    }

    private void refuse(Map<String, Object> good, String field, Object value, String pointer) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        create(bad)
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.pointer", containsInAnyOrder(pointer));
    }

    private ValidatableResponse create(Map<String, Object> body) {
        return console.request().body(body).post(KEYS).then();
    }

    private ValidatableResponse rotate(ServiceCaller service, int graceMinutes) {
        return console.request()
                .body(Map.of("grace_minutes", graceMinutes))
                .post(KEYS + "/" + service.id() + "/rotate")
                .then();
    }

    private ValidatableResponse list(String state) {
        return console.request().get(KEYS + "?limit=200&state=" + state).then().statusCode(200);
    }

    private String refused(ServiceCaller service) {
        return service.request()
                .get("/api/v1/tickets")
                .then()
                .statusCode(401)
                .body("code", equalTo("api_key_refused"))
                .extract()
                .path("detail");
    }

    private void change(String id, String set) {
        tenants.existing(console.organizationId())
                .call(() -> jdbc.sql("UPDATE api_key SET " + set + " WHERE id = ?::uuid")
                        .param(id)
                        .update());
    }
}
