package io.signalbox.controlplane.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.signalbox.controlplane.testing.BackgroundAgent;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
@TestPropertySource(
        properties = {
            "signalbox.agents.recovery=true",
            // What failed is tried again soon
            "signalbox.retries.first-pause=50ms",
            "signalbox.retries.max-uncounted-pause=200ms"
        })
@Tag("broker")
class ConservationTest {

    @LocalServerPort
    private int port;

    @Autowired
    private EventIngest ingest;

    @Test
    void neverLooksUnbalancedWhileEventsComeIn() throws Exception {
        Console console = Console.signIn(port);
        var ledger = new Ledger(console);
        Sender github = Sender.connect(console, "github");
        long before = ledger.accepted();
        try (var agent = BackgroundAgent.ofEvents(port, ConservationTest::ended);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = IntStream.range(0, 200)
                    .mapToObj(number -> threads.submit(() -> deliver(github, "conserved-" + number % 150)))
                    .toList();
            while (!sent.stream().allMatch(Future::isDone)) {
                JsonPath count = ledger.conservation();
                assertThat(count.getBoolean("balanced")).as(count.prettify()).isTrue();
            }
            assertThat(sent.stream().map(Future::resultNow)).containsOnly(200, 202);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> agent.taken().stream().anyMatch(given -> attempt(given) > 1));
        }
        assertThat(ledger.accepted()).isEqualTo(before + 150);
    }

    @Test
    void countsEventsThatRunsFind() {
        Console console = Console.signIn(port);
        var ledger = new Ledger(console);
        Sender generic = Sender.connect(console, "generic");
        var found = new FoundEvent(generic.id(), UUID.randomUUID(), "found-1", "found", "T-1", Map.of("id", "T-1"));
        AcceptedEvent first = inTenant(console, found);
        AcceptedEvent again = inTenant(console, found);
        assertThat(first.duplicate()).isFalse();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.eventId()).isEqualTo(first.eventId());
        assertThat(ledger.event(first.eventId()).getString("receipt.scheme")).isEqualTo("run-capability");
        assertThat(ledger.conservation().getBoolean("balanced")).isTrue();
    }

    /** The first attempt fails; of the second, half are completed and half are dead letters. */
    private static Map<String, Object> ended(JsonNode given) {
        if (attempt(given) == 1) {
            return ScriptedAgent.failed(given, "control_plane", "no_answer");
        }
        return given.get("run_id").asString().hashCode() % 2 == 0
                ? ScriptedAgent.completed(given)
                : ScriptedAgent.deadLettered(given, "no_mapping_rule");
    }

    private static int attempt(JsonNode given) {
        return given.get("attempt").asInt();
    }

    /** As senders do: what is refused for load is sent again, and must not have been stored before. */
    private static int deliver(Sender sender, String deliveryId) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> sender.send("{}", deliveryId).status(), status -> status != 503);
    }

    private AcceptedEvent inTenant(Console console, FoundEvent found) {
        return io.signalbox.controlplane.platform.tenancy.Tenant.call(
                console.organizationId(), () -> ingest.ingest(found));
    }
}
