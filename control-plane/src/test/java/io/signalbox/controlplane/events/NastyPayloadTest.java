package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.events.webhooks.Receipt;
import io.signalbox.controlplane.integrations.IntegrationState;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Payloads that are JSON but that a database or a parser chokes on: never an error of ours, never lost. */
@ControlPlaneTest
class NastyPayloadTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventStorage intake;

    private Console console;
    private Ledger ledger;
    private final String delivery = UUID.randomUUID().toString();

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
    }

    static Stream<byte[]> corpus() {
        String prefix = "{\"id\":\"ticket-9\",\"a\":";
        return Stream.of(
                bytes(prefix + "\"x\\u0000y\"}"),
                bytes(prefix + "1e400000}"),
                bytes(prefix + "1e-20000}"),
                bytes(prefix + "-" + "9".repeat(200_000) + "}"),
                bytes(prefix + "[" + "1e900,".repeat(100_000) + "0]}"),
                bytes(prefix + "[".repeat(500_000) + "]".repeat(500_000) + "}"),
                bytes(prefix + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}"),
                bytes(prefix + "1,\"a\":2}"),
                bytes(prefix + "\"\\ud800\"}"),
                bytes(prefix + "\"\\udc00\\ud800\"}"),
                withByte(prefix + "\"?\"}", 0xFF),
                withByte(prefix + "\"?\"}", 0xC0),
                bytes(prefix + "{\"" + "k".repeat(100_000) + "\":1}}"));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void keepsTheBytesAndMakesADeadLetter(byte[] body) {
        Answer answer = Sender.connect(console, "generic").send(body, Sender.JSON, delivery);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getString("status")).isEqualTo("dead_lettered");
        assertThat(ledger.body(answer.eventId())).isEqualTo(body);
        JsonPath event = ledger.event(answer.eventId());
        assertThat(event.getString("payload_problem")).isNotBlank();
        assertThat(event.<Object>get("payload")).isNull();
        assertThat(event.getString("external_id")).isEqualTo("ticket-9");
        JsonPath letter = ledger.deadLetterOf(answer.eventId());
        assertThat(letter.getString("reason")).isEqualTo("payload_not_storable");
        assertThat(letter.getString("state")).isEqualTo("open");
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void knowsItWhenItComesAgain(byte[] body) {
        Sender generic = Sender.connect(console, "generic");
        Answer first = generic.send(body, Sender.JSON, delivery);
        Answer again = generic.send(body, Sender.JSON, delivery);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.eventId()).isEqualTo(first.eventId());
        assertThat(again.json().getString("status")).isEqualTo("dead_lettered");
    }

    @Test
    void makesDeadLettersOfJsonThatIsNoObject() {
        for (String body : List.of("[]", "[7]", "7", "\"text\"", "null", "true")) {
            Answer answer = Sender.connect(console, "generic").send(body, delivery);
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.json().getString("status")).isEqualTo("dead_lettered");
        }
    }

    @Test
    void spoilsOneEventOfABatchAndNotTheOthers() {
        String batch =
                "[{\"eventId\":1,\"portalId\":1,\"occurredAt\":1564113600000,\"subscriptionType\":\"deal.creation\",\"objectId\":1},"
                        + "{\"eventId\":2,\"portalId\":1,\"occurredAt\":1564113600000,\"subscriptionType\":\"deal.creation\",\"objectId\":2,\"x\":\"\\u0000\"},7]";
        Answer answer = Sender.connect(console, "hubspot").send(batch, delivery);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().getList("events.status")).containsExactly("queued", "dead_lettered", "dead_lettered");
    }

    /** Should PostgreSQL refuse what we thought it takes, the delivery is stored all the same. */
    @Test
    void survivesARefusalNobodyThoughtOf() throws NotJson {
        Sender generic = Sender.connect(console, "generic");
        NewEvent spoilt = unexamined(generic, "{\"a\":\"\\u0000\"}");
        NewEvent sound = unexamined(generic, "{\"a\":\"fine\"}");
        List<AcceptedEvent> accepted =
                Tenant.call(console.organizationId(), () -> intake.accept(List.of(spoilt, sound)));
        assertThat(accepted.stream().map(AcceptedEvent::state))
                .containsExactly(RunState.DEAD_LETTERED, RunState.QUEUED);
        assertThat(ledger.event(spoilt.eventId()).getString("payload_problem")).contains("22P05");
        assertThat(ledger.event(sound.eventId()).getString("payload.a")).isEqualTo("fine");
    }

    /** Whatever the body, the type and the signature: a webhook is accepted or refused, and we do not fail. */
    @Test
    void failsOnNoBodyWhatsoever() {
        var random = new Random(7);
        List<Sender> senders = Stream.of("jira", "slack", "linear", "hubspot", "github", "generic")
                .map(provider -> Sender.connect(console, provider))
                .toList();
        List<String> types = List.of(
                Sender.JSON,
                Sender.FORM,
                "text/plain",
                "",
                "multipart/form-data; boundary=x",
                "a/b; charset=nonsense",
                "nonsense");
        for (int round = 0; round < 600; round++) {
            Sender sender = senders.get(random.nextInt(senders.size()));
            byte[] body = body(random);
            Answer answer = sender.send(body, types.get(random.nextInt(types.size())), "d" + random.nextInt(200));
            assertThat(answer.status())
                    .as("%s %s %s", sender.provider(), new String(body, StandardCharsets.ISO_8859_1), answer.body())
                    .isLessThan(500);
        }
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    private static byte[] body(Random random) {
        List<String> parts = List.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"",
                "\\u0000",
                "\\ud800",
                "\\",
                "1e999",
                "null",
                "true",
                "payload=",
                "%00",
                "%",
                "&",
                "=",
                "\"id\":",
                "\"type\":\"Issue\"",
                "\"webhookTimestamp\":" + Instant.now().toEpochMilli(),
                "\"data\":{\"id\":\"\\u0000\"}",
                "{\"issue\":{\"number\":1},\"repository\":{\"full_name\":\"a/b\"}}",
                "é",
                "\u0000");
        var body = new ByteArrayOutputStream();
        boolean whole = random.nextBoolean();
        body.writeBytes(bytes(whole ? "{\"a\":\"" : ""));
        for (int part = random.nextInt(8); part > 0; part--) {
            body.writeBytes(bytes(parts.get(random.nextInt(parts.size()))));
            if (random.nextInt(10) == 0) {
                body.write(random.nextInt(256));
            }
        }
        body.writeBytes(bytes(whole ? "\"}" : ""));
        return body.toByteArray();
    }

    private NewEvent unexamined(Sender sender, String text) throws NotJson {
        UntrustedJson payload = UntrustedJson.read(bytes(text));
        return new NewEvent(
                UUID.randomUUID(),
                UUID.randomUUID(),
                sender.id(),
                IntegrationState.ACTIVE,
                Delivery.of(payload, null, "test", null, null),
                null,
                Sender.JSON,
                Map.of(),
                new Receipt("test", null, Instant.now(), null),
                payload.text(),
                null,
                null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withByte(String text, int value) {
        byte[] bytes = bytes(text);
        bytes[text.indexOf('?')] = (byte) value;
        return bytes;
    }
}
