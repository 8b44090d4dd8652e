package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.events.Sender.Answer;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ControlPlaneTest
class HubSpotBatchTest {

    @LocalServerPort
    private int port;

    private Console console;
    private Ledger ledger;
    private final String secret = "client-secret-" + UUID.randomUUID();

    @BeforeEach
    void signIn() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
    }

    @Test
    void makesOneEventOfEachElement() {
        Sender hubspot = connect(Map.of(), secret);
        Answer answer = send(hubspot, event(1, 11), event(2, 12), event(3, 11));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getList("events")).hasSize(3);
        assertThat(answer.json().getString("event_id")).isEqualTo(answer.json().getString("events[0].event_id"));
        assertThat(new String(ledger.body(eventId(answer, 1)))).isEqualTo(event(2, 12));
        assertThat(ledger.event(eventId(answer, 1)).getString("external_id")).isEqualTo("12:0-5:2");
    }

    @Test
    void recognisesTheElementsItKnows() {
        Sender hubspot = connect(Map.of(), secret);
        Answer first = send(hubspot, event(1, 11), event(2, 11));
        Answer mixed = send(hubspot, event(2, 11), event(3, 11));
        assertThat(mixed.status()).isEqualTo(202);
        assertThat(mixed.json().getBoolean("duplicate")).isFalse();
        assertThat(mixed.json().getList("events.duplicate")).containsExactly(true, false);
        assertThat(eventId(mixed, 0)).isEqualTo(eventId(first, 1));
        Answer again = send(hubspot, event(3, 11), event(1, 11));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getBoolean("duplicate")).isTrue();
    }

    @Test
    void countsAnElementThatIsInOneBatchTwice() {
        Sender hubspot = connect(Map.of(), secret);
        Answer answer = send(hubspot, event(1, 11), event(1, 11));
        assertThat(answer.json().getList("events.duplicate")).containsExactly(false, true);
        assertThat(eventId(answer, 1)).isEqualTo(eventId(answer, 0));
    }

    @Test
    void takesAnEmptyBatchForNothing() {
        Answer answer = send(connect(Map.of(), secret));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getList("events")).isEmpty();
    }

    @Test
    void bringsEachPortalsEventsToItsIntegration() {
        Sender eleven = connect(Map.of("portal_id", "11"), secret);
        Sender twelve = connect(Map.of("portal_id", "12"), secret);
        Answer answer = send(eleven, event(1, 11), event(2, 12), event(3, 99));
        assertThat(integrationOf(answer, 0)).isEqualTo(eleven.id().toString());
        assertThat(integrationOf(answer, 1)).isEqualTo(twelve.id().toString());
        assertThat(integrationOf(answer, 2)).isEqualTo(eleven.id().toString());
        assertThat(answer.json().getList("events.status")).containsExactly("queued", "queued", "dead_lettered");
        assertThat(ledger.deadLetterOf(eventId(answer, 2)).getString("reason")).isEqualTo("unknown_portal");
    }

    @Test
    void bringsNothingToAnIntegrationWithAnotherSecret() {
        Sender eleven = connect(Map.of("portal_id", "11"), secret);
        connect(Map.of("portal_id", "12"), "another " + secret);
        Answer answer = send(eleven, event(2, 12));
        assertThat(integrationOf(answer, 0)).isEqualTo(eleven.id().toString());
        assertThat(answer.json().getString("status")).isEqualTo("dead_lettered");
    }

    @Test
    void acceptsEveryPortalWithoutTheSetting() {
        Sender all = connect(Map.of(), secret);
        Sender twelve = connect(Map.of("portal_id", "12"), secret);
        Answer answer = send(all, event(1, 11), event(2, 12));
        assertThat(integrationOf(answer, 0)).isEqualTo(all.id().toString());
        assertThat(integrationOf(answer, 1)).isEqualTo(twelve.id().toString());
        assertThat(answer.json().getList("events.status")).containsOnly("queued");
    }

    private Sender connect(Map<String, String> settings, String clientSecret) {
        return Sender.connect(
                console,
                Map.of("provider", "hubspot", "name", "HubSpot", "secret", clientSecret, "settings", settings));
    }

    private static Answer send(Sender sender, String... events) {
        return sender.send("[" + String.join(", ", List.of(events)) + "]", "");
    }

    private static String event(int number, int portal) {
        return "{\"eventId\":%d,\"portalId\":%d,\"occurredAt\":1715203101896,\"subscriptionType\":\"ticket.propertyChange\",\"attemptNumber\":0,\"objectId\":%d}"
                .formatted(number, portal, number);
    }

    private String integrationOf(Answer answer, int index) {
        return ledger.event(eventId(answer, index)).getString("integration.id");
    }

    private static UUID eventId(Answer answer, int index) {
        return UUID.fromString(answer.json().getString("events[" + index + "].event_id"));
    }
}
