package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.ServiceCaller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How keys end: by time, by revocation, by rotation. */
class ApiKeyLifeTest extends ApiKeyScene {

    /** Half a second, and then some. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

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

    private ValidatableResponse list(String state) {
        return console.request().get(KEYS + "?limit=200&state=" + state).then().statusCode(200);
    }
}
