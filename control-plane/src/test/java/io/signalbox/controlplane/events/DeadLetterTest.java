package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.assignments.LoadedSubject;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionOperations;

@ControlPlaneTest
@Tag("broker")
class DeadLetterTest {

    private static final String SPOILT = "{\"id\":\"t1\",\"title\":\"a\\u0000b\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private StoredRunSubjects subjects;

    @Autowired
    private TransactionOperations transactions;

    private Console console;
    private Ledger ledger;
    private Sender generic;
    private UUID eventId;
    private String path;

    @BeforeEach
    void makeOne() {
        console = Console.signIn(port);
        ledger = new Ledger(console);
        generic = Sender.connect(console, "generic");
        eventId = generic.send(SPOILT, UUID.randomUUID().toString()).eventId();
        path = "/api/v1/dead-letters/" + ledger.event(eventId).getString("dead_letter_id");
    }

    @Test
    void isListedWithTheNumberOfOpenOnes() {
        JsonPath list = ledger.get(
                        "/api/v1/dead-letters?state=open&reason=payload_not_storable&integration_id=" + generic.id())
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(list.<String>getList("items.event_id")).containsExactly(eventId.toString());
        assertThat(list.getLong("open_count")).isPositive();
        assertThat(ledger.get("/api/v1/dead-letters?state=discarded&integration_id=" + generic.id())
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void isRetriedWithACorrectedPayloadBesideTheBytes() {
        JsonPath retried = console.request()
                .body(Map.of("payload", Map.of("id", "t1", "title", "ab", "size", 1.5)))
                .post(path + "/retry")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        assertThat(retried.getString("state")).isEqualTo("retried");
        assertThat(retried.getString("corrected_payload.title")).isEqualTo("ab");
        assertThat(retried.getString("resolved_by")).isEqualTo("Administrator");
        assertThat(new String(ledger.body(eventId))).isEqualTo(SPOILT);
        assertThat(ledger.event(eventId).getString("payload_problem")).isNotBlank();
        var event = (LoadedSubject.Event) Tenant.call(
                        console.organizationId(), () -> transactions.execute(status -> subjects.load(List.of(eventId))))
                .values()
                .iterator()
                .next();
        assertThat(event.input().payload()).containsEntry("title", "ab");
    }

    @Test
    void isDiscardedWithAReason() {
        JsonPath discarded = console.request()
                .body(Map.of("reason", "a test of the sender"))
                .post(path + "/discard")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(discarded.getString("state")).isEqualTo("discarded");
        assertThat(discarded.getString("discard_reason")).isEqualTo("a test of the sender");
        assertThat(ledger.event(eventId).getString("state")).isEqualTo("discarded");
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    @Test
    void isResolvedOnce() throws Exception {
        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> discard = () -> console.request()
                    .body(Map.of("reason", "one of many"))
                    .post(path + "/discard")
                    .statusCode();
            statuses = threads
                    .invokeAll(IntStream.range(0, 8).mapToObj(i -> discard).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
        JsonPath late = console.request()
                .post(path + "/retry")
                .then()
                .statusCode(409)
                .extract()
                .jsonPath();
        assertThat(late.getString("code")).isEqualTo("dead_letter_resolved");
    }

    @Test
    void takesNoCorrectionThatCannotBeStored() {
        JsonPath refused = console.request()
                .body("{\"payload\":{\"title\":\"a\\u0000b\"}}")
                .post(path + "/retry")
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(refused.getString("errors[0].pointer")).isEqualTo("/payload");
        assertThat(ledger.get(path).extract().jsonPath().getString("state")).isEqualTo("open");
    }

    @Test
    void takesNoBlankReason() {
        console.request()
                .body(Map.of("reason", "   "))
                .post(path + "/discard")
                .then()
                .statusCode(400);
        console.request()
                .body(Map.of("reason", "no\u0000no"))
                .post(path + "/discard")
                .then()
                .statusCode(400);
    }

    @Test
    void saysThatOneIsUnknown() {
        ledger.get("/api/v1/dead-letters/" + UUID.randomUUID()).statusCode(404);
        console.request()
                .post("/api/v1/dead-letters/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(404);
    }
}
