package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Making, naming, listing keys, and who sees them. */
class ApiKeyAdministrationTest extends ApiKeyScene {

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

    private void refuse(Map<String, Object> good, String field, Object value, String pointer) {
        Map<String, Object> bad = new HashMap<>(good);
        bad.put(field, value);
        create(bad)
                .statusCode(400)
                .body("code", equalTo("invalid_request"))
                .body("errors.pointer", containsInAnyOrder(pointer));
    }
}
