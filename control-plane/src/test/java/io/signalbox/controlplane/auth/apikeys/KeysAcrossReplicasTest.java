package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ServerSentEvents;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TwoReplicasScene;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one replica decides about a key holds on the other within a second. */
@Tag("broker")
class KeysAcrossReplicasTest extends TwoReplicasScene {

    private static final String KEYS = "/api/v1/api-keys/";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void refuseARevokedKey() {
        Console console = Console.signIn(port);
        ServiceCaller here = ServiceCaller.with(console, "tickets:read");
        ServiceCaller there = here.at(other.port());
        admitted(here);
        admitted(there);

        console.request().delete(KEYS + here.id()).then().statusCode(204);

        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> refused(there));
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> refused(here));
    }

    @Test
    void endTheStreamsOfARevokedKey() throws Exception {
        Console console = Console.signIn(port);
        ServiceCaller service = ServiceCaller.with(console, "system:read");
        var reader = new Console(other.port(), service.key(), console.organizationId());
        try (var stream = ServerSentEvents.open(reader, "/api/v1/live")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.hasEnded()).isFalse();

            console.request().delete(KEYS + service.id()).then().statusCode(204);

            await().until(stream::hasEnded);
        }
    }

    @Test
    void refuseAnOldKeyWhenItsGraceIsOver() {
        Console console = Console.signIn(port);
        ServiceCaller old = ServiceCaller.with(console, "tickets:read");
        ServiceCaller renewed = old.withKey(rotated(console, old, 60)).at(other.port());
        admitted(old.at(other.port()));
        admitted(renewed);

        tenants.existing(console.organizationId())
                .call(() -> jdbc.sql("UPDATE api_key SET previous_expires_at = now() WHERE id = ?::uuid")
                        .param(old.id())
                        .update());

        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> refused(old.at(other.port())));
        admitted(renewed);
    }

    @Test
    void refuseAnOldKeyThatWasRotatedWithoutGrace() {
        Console console = Console.signIn(port);
        ServiceCaller old = ServiceCaller.with(console, "tickets:read");
        admitted(old.at(other.port()));

        String secret = rotated(console, old, 0);

        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> refused(old.at(other.port())));
        admitted(old.withKey(secret).at(other.port()));
    }

    private static String rotated(Console console, ServiceCaller service, int graceMinutes) {
        return console.request()
                .body(Map.of("grace_minutes", graceMinutes))
                .post(KEYS + service.id() + "/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static void admitted(ServiceCaller service) {
        service.request().get("/api/v1/tickets").then().statusCode(200);
    }

    private static void refused(ServiceCaller service) {
        service.request().get("/api/v1/tickets").then().statusCode(401).body("code", equalTo("api_key_refused"));
    }
}
