package io.signalbox.controlplane.events.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.events.Ledger;
import io.signalbox.controlplane.events.Sender;
import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Every refusal, and that it stores nothing. */
@ControlPlaneTest
@TestPropertySource(
        properties = {
            "signalbox.hooks.burst=20",
            "signalbox.hooks.events-per-second=1",
            "signalbox.hooks.in-flight=4",
            "signalbox.hooks.timeout=50ms"
        })
class EndpointRefusalTest {

    @LocalServerPort
    private int port;

    @Autowired
    private IngressLimits limits;

    private Console console;
    private Ledger ledger;
    private long before;
    private final String delivery = UUID.randomUUID().toString();

    @BeforeEach
    void count() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
        before = ledger.accepted();
    }

    @AfterEach
    void storedNothing() {
        assertThat(ledger.accepted()).isEqualTo(before);
    }

    @Test
    void doesNotKnowTheAddress() {
        Sender nobody = new Sender(console, "github", UUID.randomUUID(), "x".repeat(32), "", "secret");
        expect(nobody.send("{}", delivery), 404, "unknown_integration");
        Sender longKey = new Sender(console, "github", UUID.randomUUID(), "x".repeat(500), "", "secret");
        expect(longKey.send("{}", delivery), 404, "unknown_integration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira", "slack", "linear", "hubspot", "github", "generic"})
    void refusesADeliveryThatProvesNothing(String provider) {
        Sender sender = Sender.connect(console, provider);
        String wrong = provider.equals("generic") ? "whsec_" + "d3JvbmcgYW5kIGxvbmcgZW5vdWdo" : "wrong secret";
        expect(sender.withSecret(wrong).send("{}", delivery), 401, "bad_signature");
        expect(sender.post(BodyPublishers.ofString("{}"), Map.of("Content-Type", Sender.JSON)), 401, "bad_signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "hubspot", "generic"})
    void refusesADeliveryOfAnotherTime(String provider) {
        Sender sender = Sender.connect(console, provider);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        for (long minutes : new long[] {-6, 6}) {
            var headers =
                    sender.headers(body, Sender.JSON, delivery, Instant.now().plusSeconds(60 * minutes));
            expect(sender.post(BodyPublishers.ofByteArray(body), headers), 401, "bad_signature");
        }
    }

    @Test
    void refusesALargeBodyThatIsAnnounced() {
        expect(Sender.connect(console, "github").send(large(), Sender.JSON, delivery), 413, "payload_too_large");
    }

    @Test
    void refusesALargeBodyThatIsNotAnnounced() {
        expect(Sender.connect(console, "github").stream(large(), delivery), 413, "payload_too_large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "<xml/>", "{", "a=b", "payload=%7B%7D", "[1,]"})
    void refusesWhatIsNotJson(String body) {
        expect(Sender.connect(console, "github").send(body, delivery), 400, "not_json");
        expect(Sender.connect(console, "linear").send(body, delivery), 400, "not_json");
    }

    @Test
    void refusesAFormWhereTheProviderSendsNone() {
        byte[] form = "payload=%7B%7D".getBytes(StandardCharsets.US_ASCII);
        expect(Sender.connect(console, "generic").send(form, Sender.FORM, delivery), 400, "not_json");
        expect(
                Sender.connect(console, "github")
                        .send("x=1".getBytes(StandardCharsets.US_ASCII), Sender.FORM, delivery),
                400,
                "not_json");
    }

    @Test
    void slowsDownOneIntegrationAndNoOther() {
        Sender busy = Sender.connect(console, "github").withSecret("wrong secret");
        List<Answer> answers = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            answers.add(busy.send("{}", delivery));
        }
        assertThat(answers.stream().map(Answer::status)).contains(401, 429).containsOnly(401, 429);
        expect(answers.getLast(), 429, "rate_limited");
        expect(Sender.connect(console, "github").withSecret("wrong secret").send("{}", delivery), 401, "bad_signature");
    }

    @Test
    void refusesMoreThanItCanCarry() {
        Sender github = Sender.connect(console, "github");
        try (var first = limits.admit();
                var second = limits.admit();
                var third = limits.admit();
                var fourth = limits.admit()) {
            expect(github.send("{}", delivery), 503, "overloaded");
        }
        expect(github.withSecret("wrong secret").send("{}", delivery), 401, "bad_signature");
    }

    private static void expect(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().getString("request_id")).isNotBlank();
    }

    private static byte[] large() {
        return ("{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}").getBytes(StandardCharsets.US_ASCII);
    }
}
