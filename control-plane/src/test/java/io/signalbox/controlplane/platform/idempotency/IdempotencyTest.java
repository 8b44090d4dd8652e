package io.signalbox.controlplane.platform.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.signalbox.controlplane.testing.Console;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One effect and one answer for each key, on two replicas, whatever breaks between. */
class IdempotencyTest extends IdempotencyScene {

    @Test
    void givesTheFirstAnswerAgainAndDoesNothing() {
        String key = newKey();
        Response first = create(console, key, key);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();

        for (Console replica : List.of(console, console.at(other.port()))) {
            Response again = create(replica, key, key);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.contentType()).isEqualTo(first.contentType());
            assertThat(again.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void keepsSecretsSealed() {
        String key = newKey();
        String secret = create(console, key, key).path("secret");
        byte[] stored = inTenant(() -> jdbc.sql(
                        "SELECT body FROM idempotency_key WHERE created_at = (SELECT max(created_at) FROM idempotency_key)")
                .query(byte[].class)
                .single());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(secret);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        String key = newKey();
        create(console, key, key);
        Response changed = create(console, key, key + " changed");
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.<String>path("code")).isEqualTo("idempotency_key_reused");
        Response elsewhere = console.request()
                .header("Idempotency-Key", key)
                .queryParam("x", "1")
                .body(body(key))
                .post(PATH);
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void keepsNoRefusal() {
        String key = newKey();
        long before = rows();
        assertThat(create(console, key, "").statusCode()).isEqualTo(400);
        assertThat(rows()).isEqualTo(before);
        assertThat(create(console, key, key).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has space", "tab\there", "\u00e4"})
    void refusesWhatIsNoKey(String key) {
        Response refused = create(console, key, "refused");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<String>path("code")).isEqualTo("invalid_request");
    }

    @Test
    void boundsTheKey() {
        assertThat(create(console, "k".repeat(255), newKey()).statusCode()).isEqualTo(201);
        assertThat(create(console, "k".repeat(256), newKey()).statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsAfterItsTime() {
        String key = newKey();
        create(console, key, key);
        long before = rows();
        inTenant(() -> jdbc.sql("UPDATE idempotency_key SET expires_at = now() - interval '1 second'")
                .update());
        assertThat(create(console, key, key).header("Idempotency-Replayed")).isNull();
        assertThat(effects(key)).isEqualTo(2);
        answers.sweep();
        assertThat(rows()).isEqualTo(1).isLessThanOrEqualTo(before);
    }

    @Test
    void meansNothingBeforeSignIn() {
        String key = newKey();
        for (int time = 0; time < 2; time++) {
            Response answer = given().port(port)
                    .contentType(ContentType.JSON)
                    .header("Idempotency-Key", key)
                    .body(Map.of("email", "nobody@example.com", "password", "wrong"))
                    .post("/api/v1/auth/login");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.header("Idempotency-Replayed")).isNull();
        }
    }
}
