package io.signalbox.controlplane.integrations.providers.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.ConnectionHealth;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.ProviderWebhookContract;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlackWebhookTest extends ProviderWebhookContract {

    private static final SigningSecret PUBLISHED = new SigningSecret("docs", "8f742231b10e8888abcd99yyyzzz85a5");
    private static final Instant THEN = Instant.ofEpochSecond(1531420618);
    private static final String COMMAND =
            "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
                    + "&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com"
                    + "%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
                    + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    @Override
    protected ProviderWebhook webhook() {
        return new SlackWebhook();
    }

    @Override
    protected Duration window() {
        return Duration.ofMinutes(5);
    }

    @Test
    void acceptsThePublishedVector() {
        assertThat(webhook().verify(published(), List.of(PUBLISHED), settings(), THEN))
                .isEqualTo(new Verified("slack-v0", PUBLISHED, THEN));
        assertThat(webhook().verify(tampered(published()), List.of(PUBLISHED), settings(), THEN))
                .isEqualTo(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    @Test
    void refusesThePublishedVectorAnHourLater() {
        assertThat(webhook().verify(published(), List.of(PUBLISHED), settings(), THEN.plusSeconds(3600)))
                .isEqualTo(Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW));
    }

    @Test
    void refusesATimestampThatIsNoNumber() {
        var request = sample();
        for (String timestamp : List.of("", "now", "-1", "+1", "1.5", "١٢٣", "9".repeat(30))) {
            var headers = WebhookHeaders.none()
                    .with(
                            "X-Slack-Signature",
                            request.headers().single("X-Slack-Signature").orElseThrow())
                    .with("X-Slack-Request-Timestamp", timestamp);
            assertThat(verify(new WebhookRequest("POST", URL, headers, request.body()), secret("current")))
                    .isEqualTo(Verification.refused(Refusal.TIMESTAMP_MISSING));
        }
    }

    @Test
    void readsASlashCommandAsJson() throws NotJson {
        Delivery command = describe(published()).getFirst();
        assertThat(command.deliveryId()).isEqualTo("398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
        assertThat(command.eventType()).isEqualTo("slash_command");
        assertThat(command.payload().tree().path("command").stringValue()).isEqualTo("/webhook-collect");
        assertThat(command.payload().tree().path("text").stringValue()).isEmpty();
    }

    @Test
    void readsTheJsonInsideAnInteraction() throws NotJson {
        String form =
                "payload=%7B%22type%22%3A%22message_action%22%2C%22trigger_id%22%3A%229.8%22%2C%22team%22%3A%7B%22id%22%3A%22T1%22%7D"
                        + "%2C%22channel%22%3A%7B%22id%22%3A%22C1%22%7D%2C%22message%22%3A%7B%22ts%22%3A%221.2%22%2C%22thread_ts%22%3A%221.1%22%7D%7D";
        Delivery action = describe(form(form)).getFirst();
        assertThat(action.eventType()).isEqualTo("message_action");
        assertThat(action.deliveryId()).isEqualTo("9.8");
        assertThat(action.externalId()).isEqualTo("T1:C1:1.1");
    }

    @Test
    void knowsACommandWithoutATriggerByItsContent() throws NotJson {
        assertThat(describe(form("command=%2Fx&text=a")).getFirst().deliveryId())
                .startsWith("sha256:")
                .isEqualTo(describe(form("command=%2Fx&text=a")).getFirst().deliveryId())
                .isNotEqualTo(describe(form("command=%2Fx&text=b")).getFirst().deliveryId());
    }

    @Test
    void isAboutTheThread() throws NotJson {
        assertThat(message("\"ts\":\"5.1\"")).isEqualTo("T1:C1:5.1");
        assertThat(message("\"ts\":\"5.1\",\"thread_ts\":\"4.0\"")).isEqualTo("T1:C1:4.0");
        assertThat(
                        message(
                                "\"subtype\":\"message_changed\",\"ts\":\"6.0\",\"message\":{\"ts\":\"5.1\",\"thread_ts\":\"4.0\"}"))
                .isEqualTo("T1:C1:4.0");
        assertThat(
                        message(
                                "\"subtype\":\"message_deleted\",\"ts\":\"6.0\",\"deleted_ts\":\"5.1\",\"previous_message\":{\"ts\":\"5.1\"}"))
                .isEqualTo("T1:C1:5.1");
    }

    @Test
    void givesAReactionNoTicket() throws NotJson {
        String json =
                "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"team_id\":\"T1\",\"event\":{\"type\":\"reaction_added\"}}";
        assertThat(describe(json, WebhookHeaders.none()).getFirst().externalId())
                .isEqualTo("Ev1");
    }

    @Test
    void knowsATextByItsPlaceWhicheverEventTellsIt() throws NotJson {
        String text = "\"ts\":\"5.1\",\"text\":\"hi\"";
        String mention = deliveryId("Ev1", "\"type\":\"app_mention\"," + text);

        assertThat(mention).isEqualTo(deliveryId("Ev2", "\"type\":\"message\"," + text));
        assertThat(mention).isEqualTo(deliveryId("Ev3", "\"type\":\"message\",\"subtype\":\"file_share\"," + text));
        assertThat(mention).isNotEqualTo(deliveryId("Ev4", "\"type\":\"message\",\"ts\":\"5.2\""));
        assertThat(deliveryId("Ev5", "\"type\":\"reaction_added\"")).isEqualTo("Ev5");
    }

    @Test
    void tellsEditsOfOneSecondApart() throws NotJson {
        String first = deliveryId("Ev1", edit("one"));

        assertThat(deliveryId("Ev2", edit("two"))).isNotEqualTo(first);
        assertThat(deliveryId(
                        "Ev3", "\"type\":\"app_mention\",\"ts\":\"5.1\",\"text\":\"one\",\"edited\":{\"ts\":\"6.0\"}"))
                .isEqualTo(first);
        assertThat(deliveryId(
                        "Ev4", "\"type\":\"message\",\"subtype\":\"message_changed\",\"message\":{\"ts\":\"5.1\"}"))
                .isEqualTo("Ev4");
    }

    @Test
    void answersACheckOfTheCertificateThatNobodySigned() {
        assertThat(webhook().isProbe(form("ssl_check=1&token=x"))).isTrue();
        assertThat(webhook().isProbe(form("ssl_check=1&command=%2Fticket&text=a")))
                .isFalse();
        assertThat(webhook().isProbe(form("ssl_check=1&payload=%7B%7D"))).isFalse();
        assertThat(webhook().isProbe(form("ssl_check=0"))).isFalse();
        assertThat(webhook().isProbe(form("ssl_check=1&x=%zz"))).isFalse();
        assertThat(webhook().isProbe(form("ssl_check=1&x=" + "a".repeat(1000)))).isFalse();
        assertThat(webhook().isProbe(sample())).isFalse();
    }

    @Test
    void readsTheHealthOfTheInstallation() throws NotJson {
        assertThat(health("{\"event\":{\"type\":\"app_uninstalled\"},\"event_time\":100}"))
                .contains(ConnectionHealth.DISCONNECTED);
        assertThat(health("{\"event\":{\"type\":\"tokens_revoked\",\"tokens\":{\"bot\":[\"U1\"]}}}"))
                .contains(ConnectionHealth.DISCONNECTED);
        assertThat(health("{\"event\":{\"type\":\"tokens_revoked\",\"tokens\":{\"oauth\":[\"U1\"]}}}"))
                .contains(ConnectionHealth.DEGRADED);
        assertThat(health("{\"type\":\"app_rate_limited\",\"minute_rate_limited\":60}"))
                .contains(ConnectionHealth.DEGRADED);
        assertThat(health("{\"event\":{\"type\":\"message\",\"text\":\"app_uninstalled\"}}"))
                .isEmpty();
        assertThat(health("[]")).isEmpty();
    }

    private Optional<ConnectionHealth> health(String json) throws NotJson {
        return webhook()
                .health(
                        UntrustedJson.read(json.getBytes(StandardCharsets.UTF_8))
                                .tree(),
                        THEN)
                .map(HealthReport::health);
    }

    private static String edit(String text) {
        return "\"type\":\"message\",\"subtype\":\"message_changed\",\"ts\":\"7.0\",\"message\":{\"ts\":\"5.1\",\"text\":\""
                + text + "\",\"edited\":{\"ts\":\"6.0\"}}";
    }

    private String deliveryId(String eventId, String event) throws NotJson {
        String json = "{\"type\":\"event_callback\",\"event_id\":\"" + eventId
                + "\",\"team_id\":\"T1\",\"event\":{\"channel\":\"C1\"," + event + "}}";
        return describe(json, WebhookHeaders.none()).getFirst().deliveryId();
    }

    @Test
    void answersTheChallenge() throws NotJson {
        assertThat(challenge("{\"type\":\"url_verification\",\"challenge\":\"abc\"}"))
                .contains("abc");
        assertThat(challenge("{\"type\":\"event_callback\",\"challenge\":\"abc\"}"))
                .isEmpty();
        assertThat(challenge("{\"type\":\"url_verification\",\"challenge\":7}")).isEmpty();
        assertThat(challenge("[]")).isEmpty();
    }

    private Optional<String> challenge(String json) throws NotJson {
        return webhook()
                .challenge(UntrustedJson.read(json.getBytes(StandardCharsets.UTF_8))
                        .tree());
    }

    private String message(String event) throws NotJson {
        String json =
                "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"team_id\":\"T1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\","
                        + event + "}}";
        return describe(json, WebhookHeaders.none()).getFirst().externalId();
    }

    private static WebhookRequest form(String body) {
        return new WebhookRequest(
                "POST",
                URL,
                WebhookHeaders.none().with("Content-Type", "application/x-www-form-urlencoded"),
                body.getBytes(StandardCharsets.US_ASCII));
    }

    private static WebhookRequest published() {
        return form(COMMAND)
                .withHeader("X-Slack-Request-Timestamp", "1531420618")
                .withHeader("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }
}
