package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Slack says of its app becomes the integration's health; one text is one event however often it is told. */
@ControlPlaneTest
class IntegrationHealthTest {

    private static final long THEN = Instant.parse("2026-11-20T09:00:00Z").getEpochSecond();

    @LocalServerPort
    private int port;

    private Console console;
    private Sender slack;

    @BeforeEach
    void connect() {
        console = Console.signIn(port);
        slack = Sender.connect(
                console, Map.of("provider", "slack", "name", "Help", "secret", "8f742231b10e8888abcd99yyyzzz85a5"));
    }

    @Test
    void isHealthyFromTheStart() {
        assertThat(health().getString("health.state")).isEqualTo("healthy");
        assertThat(health().getString("health.reason")).isNull();
    }

    @Test
    void showsAnUninstalledAppUntilAYoungerEventComes() {
        send("{\"type\":\"app_uninstalled\"}", THEN);
        send("{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U1\"]}}", THEN + 1);

        assertThat(health().getString("health.state")).isEqualTo("disconnected");
        assertThat(health().getString("health.reason")).contains("Install it again");
        assertThat(health().getString("health.since")).isEqualTo("2026-11-20T09:00:00Z");

        send(message("early", 1), THEN);
        assertThat(health().getString("health.state")).isEqualTo("disconnected");

        send(message("late", 2), THEN + 60);
        assertThat(health().getString("health.state")).isEqualTo("healthy");
        assertThat(changes()).containsExactly("healthy", "disconnected");
    }

    @Test
    void recoversWithANewSecret() {
        send("{\"type\":\"app_uninstalled\"}", THEN);
        console.request()
                .body(Map.of("secret", "8f742231b10e8888abcd99yyyzzz85a6"))
                .post("/api/v1/integrations/" + slack.id() + "/rotate-secret")
                .then()
                .statusCode(200);

        assertThat(health().getString("health.state")).isEqualTo("healthy");
    }

    @Test
    void believesNobodyWhoDoesNotSign() {
        String body = callback("{\"type\":\"app_uninstalled\"}", THEN);
        assertThat(slack.withSecret("0000000000000000000000000000")
                        .send(body, "any")
                        .status())
                .isEqualTo(401);

        assertThat(health().getString("health.state")).isEqualTo("healthy");
    }

    @Test
    void answersACheckOfTheCertificateAndStoresNothing() {
        Sender.Answer answer = slack.withSecret("0000000000000000000000000000")
                .send("ssl_check=1&token=x".getBytes(StandardCharsets.UTF_8), Sender.FORM, "any");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(events()).isEmpty();
    }

    @Test
    void takesAMentionAndItsMessageAsOneEventInBothOrders() {
        for (List<String> order : List.of(List.of("app_mention", "message"), List.of("message", "app_mention"))) {
            String ts = order.getFirst().equals("message") ? "1795075500.000100" : "1795075600.000100";
            Sender.Answer first = send(text(order.getFirst(), ts), THEN);
            Sender.Answer second = send(text(order.getLast(), ts), THEN);

            assertThat(first.status()).isEqualTo(202);
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.json().getBoolean("duplicate")).isTrue();
            assertThat(second.json().getString("run_id")).isEqualTo(first.json().getString("run_id"));
        }
        assertThat(events()).hasSize(2);
    }

    private Sender.Answer send(String event, long time) {
        return slack.send(callback(event, time), "unused");
    }

    private static String callback(String event, long time) {
        return "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"api_app_id\":\"A1\",\"event_id\":\"Ev"
                + UUID.randomUUID() + "\",\"event_time\":" + time + ",\"event\":" + event + "}";
    }

    private static String message(String text, int number) {
        return "{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"" + text + "\",\"ts\":\"17950755"
                + number + "0.000100\"}";
    }

    private static String text(String type, String ts) {
        return "{\"type\":\"" + type + "\",\"channel\":\"C1\",\"user\":\"U1\",\"text\":\"<@U9> broken\",\"ts\":\"" + ts
                + "\"}";
    }

    private JsonPath health() {
        return console.request()
                .get("/api/v1/integrations/" + slack.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> events() {
        return console.request()
                .get("/api/v1/events?integration_id=" + slack.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    /** What the audit log says that the health became, newest first. */
    private List<String> changes() {
        return console.request()
                .get("/api/v1/audit?action=integration.health_changed&target_id=" + slack.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.after.health");
    }
}
