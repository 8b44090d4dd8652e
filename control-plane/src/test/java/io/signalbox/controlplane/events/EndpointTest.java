package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
@Tag("broker")
class EndpointTest {

    private static final String ISSUE =
            "{\"action\": \"opened\",\n \"issue\":{\"number\":7,\"updated_at\":\"2026-11-20T09:00:00Z\"},\"repository\":{\"full_name\":\"acme/shop\"}}";

    @LocalServerPort
    private int port;

    private Console console;
    private Ledger ledger;
    private String delivery;

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
        delivery = UUID.randomUUID().toString();
    }

    @Test
    void storesTheBytesBeforeItAnswers() {
        Sender github = Sender.connect(console, "github");
        Answer answer = github.send(ISSUE, delivery);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getBoolean("duplicate")).isFalse();
        assertThat(ledger.body(answer.eventId())).isEqualTo(ISSUE.getBytes(StandardCharsets.UTF_8));
        JsonPath event = ledger.event(answer.eventId());
        assertThat(event.getString("delivery_id")).isEqualTo(delivery);
        assertThat(event.getString("event_type")).isEqualTo("issues.opened");
        assertThat(event.getString("external_id")).isEqualTo("acme/shop#7");
        assertThat(event.getString("occurred_at")).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(event.getString("run_id")).isEqualTo(answer.json().getString("run_id"));
        assertThat(event.getInt("payload.issue.number")).isEqualTo(7);
        assertThat(event.getString("receipt.scheme")).isEqualTo("github-sha256");
        assertThat(event.getString("receipt.key_id")).startsWith("key_");
    }

    @Test
    void keepsNoHeaderThatProvesAnything() {
        Sender github = Sender.connect(console, "github");
        var headers =
                github.headers(ISSUE.getBytes(StandardCharsets.UTF_8), Sender.JSON, delivery, java.time.Instant.now());
        headers.put("Authorization", "Bearer stolen");
        headers.put("Cookie", "session=stolen");
        Answer answer = github.post(java.net.http.HttpRequest.BodyPublishers.ofString(ISSUE), headers);
        assertThat(ledger.event(answer.eventId()).<String, String>getMap("headers"))
                .containsEntry("X-GitHub-Event", "issues")
                .containsEntry("X-GitHub-Delivery", delivery)
                .doesNotContainKeys("Authorization", "Cookie", "X-Hub-Signature-256");
    }

    @Test
    void answersARepeatedDeliveryWithTheFirstIds() {
        Sender github = Sender.connect(console, "github");
        Answer first = github.send(ISSUE, delivery);
        Answer again = github.send(ISSUE.replace("opened", "edited"), delivery);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getBoolean("duplicate")).isTrue();
        assertThat(again.eventId()).isEqualTo(first.eventId());
        assertThat(again.json().getString("run_id")).isEqualTo(first.json().getString("run_id"));
        assertThat(ledger.event(first.eventId()).getInt("duplicates")).isEqualTo(1);
        assertThat(ledger.event(first.eventId()).getString("payload.action")).isEqualTo("opened");
    }

    @Test
    void knowsDeliveriesByIntegration() {
        Answer one = Sender.connect(console, "github").send(ISSUE, delivery);
        Answer other = Sender.connect(console, "github").send(ISSUE, delivery);
        assertThat(other.status()).isEqualTo(202);
        assertThat(other.eventId()).isNotEqualTo(one.eventId());
    }

    @Test
    void storesOneOfManyEqualDeliveriesAtOnce() throws Exception {
        Sender github = Sender.connect(console, "github");
        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answer> send = () -> github.send(ISSUE, delivery);
            answers = threads
                    .invokeAll(IntStream.range(0, 24).mapToObj(i -> send).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(23);
        assertThat(answers.stream().map(Answer::eventId).distinct()).hasSize(1);
        assertThat(ledger.event(answers.getFirst().eventId()).getInt("duplicates"))
                .isEqualTo(23);
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    @Test
    void decodesTheFormsOfGitHubAndSlack() {
        Answer form = Sender.connect(console, "github")
                .send(
                        "payload=%7B%22zen%22%3A%22Keep+it%22%7D".getBytes(StandardCharsets.US_ASCII),
                        Sender.FORM,
                        delivery);
        assertThat(form.status()).isEqualTo(202);
        assertThat(ledger.event(form.eventId()).getString("payload.zen")).isEqualTo("Keep it");
        assertThat(ledger.event(form.eventId()).getString("content_type")).isEqualTo(Sender.FORM);
        String command = "command=%2Fticket&text=The+printer+%26+the+lamp&trigger_id=1.2.%C3%A9&user_id=U1";
        Answer slash = Sender.connect(console, "slack")
                .send(command.getBytes(StandardCharsets.US_ASCII), Sender.FORM + "; charset=utf-8", delivery);
        assertThat(slash.status()).isEqualTo(202);
        assertThat(ledger.event(slash.eventId()).getString("payload.text")).isEqualTo("The printer & the lamp");
        assertThat(ledger.event(slash.eventId()).getString("delivery_id")).isEqualTo("1.2.é");
        assertThat(ledger.body(slash.eventId()))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(command);
    }

    @Test
    void answersSlacksChallengeOnlyWhenItIsSigned() {
        Sender slack = Sender.connect(console, "slack");
        String challenge = "{\"type\":\"url_verification\",\"challenge\":\"3eZbrw1aB\"}";
        long before = ledger.accepted();
        Answer answer = slack.send(challenge, delivery);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"challenge\":\"3eZbrw1aB\"}");
        assertThat(slack.withSecret("another secret").send(challenge, delivery).status())
                .isEqualTo(401);
        assertThat(ledger.accepted()).isEqualTo(before);
    }

    @Test
    void holdsWhatComesWhilePausedAndLetsItGoLater() {
        Sender github = Sender.connect(console, "github");
        console.request()
                .post("/api/v1/integrations/" + github.id() + "/pause")
                .then()
                .statusCode(200);
        Answer held = github.send(ISSUE, delivery);
        assertThat(held.status()).isEqualTo(202);
        assertThat(held.json().getString("status")).isEqualTo("held");
        JsonPath integration =
                ledger.get("/api/v1/integrations/" + github.id()).extract().jsonPath();
        assertThat(integration.getString("state")).isEqualTo("paused");
        assertThat(integration.getInt("held_events")).isEqualTo(1);
        assertThat(integration.getString("last_event_at")).isNotNull();
        console.request()
                .post("/api/v1/integrations/" + github.id() + "/resume")
                .then()
                .statusCode(200);
        assertThat(ledger.event(held.eventId()).getString("state")).isNotEqualTo("held");
        assertThat(ledger.get("/api/v1/integrations/" + github.id())
                        .extract()
                        .jsonPath()
                        .getInt("held_events"))
                .isZero();
    }

    @Test
    void acceptsTheOldSecretDuringTheOverlapOnly() {
        Sender github = Sender.connect(console, "github");
        JsonPath rotated = rotate(github, Map.of("overlap_hours", 1));
        Sender renewed = github.withSecret(rotated.getString("secret"));
        Answer byOld = github.send(ISSUE, delivery);
        Answer byNew = renewed.send(ISSUE, delivery + "-2");
        assertThat(byOld.status()).isEqualTo(202);
        assertThat(byNew.status()).isEqualTo(202);
        assertThat(ledger.event(byNew.eventId()).getString("receipt.key_id")).isEqualTo(rotated.getString("key_id"));
        assertThat(ledger.event(byOld.eventId()).getString("receipt.key_id")).isNotEqualTo(rotated.getString("key_id"));
        rotate(github, Map.of("overlap_hours", 0));
        assertThat(github.send(ISSUE, delivery + "-3").status()).isEqualTo(401);
        assertThat(renewed.send(ISSUE, delivery + "-4").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira", "slack", "linear", "hubspot", "github", "generic"})
    void takesATestEventOfEachProvider(String provider) {
        Sender sender = Sender.connect(console, provider);
        JsonPath receipt = console.request()
                .post("/api/v1/integrations/" + sender.id() + "/test-event")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(receipt.getBoolean("duplicate")).isFalse();
        assertThat(ledger.event(UUID.fromString(receipt.getString("event_id"))).getString("integration.id"))
                .isEqualTo(sender.id().toString());
    }

    @Test
    void takesATestEventOfAnOAuthApp() {
        Sender jira = Sender.connect(console, "jira", Map.of("scheme", "oauth_jwt"));
        console.request()
                .post("/api/v1/integrations/" + jira.id() + "/test-event")
                .then()
                .statusCode(200);
    }

    private JsonPath rotate(Sender sender, Map<String, Object> request) {
        return console.request()
                .body(request)
                .post("/api/v1/integrations/" + sender.id() + "/rotate-secret")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
