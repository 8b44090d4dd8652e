package io.signalbox.controlplane.auth.apikeys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.testing.PeopleFixture;
import io.signalbox.controlplane.testing.ServiceCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** API keys from their creation to their end, over HTTP. */
class ApiKeysTest extends ApiKeyScene {

    @Autowired
    private PeopleFixture people;

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

    /** In an organization of its own: the audit log keeps so many refusals a minute of each, and other tests refuse much. */
    @Test
    void staysOutsideOfItsAddresses() {
        UUID organization = tenants.tenant().id();
        console = people.member(organization, Role.OWNER).console(port, organization);
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

    @ParameterizedTest
    @ValueSource(
            strings = {"api_keys:manage", "members:manage", "audit:read", "organization:read", "integrations:change"})
    void mayNotManageAnything(String scope) {
        create(Map.of("name", "Too much " + scope, "scopes", List.of("tickets:read", scope)))
                .statusCode(400)
                .body("errors.pointer", contains("/scopes/1"));
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
}
