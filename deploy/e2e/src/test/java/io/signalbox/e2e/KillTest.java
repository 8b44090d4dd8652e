package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Both services are killed the hard way in the middle of 2,000 events. */
class KillTest {

    private static final int EVENTS = Traffic.TICKETS * Traffic.CHANGES;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void losesNothingAndDoublesNothingWhenBothServicesAreKilled() throws Exception {
        try (Product product = Product.start(folder);
                SignalboxClient client = product.signIn();
                Traffic traffic = Traffic.start(Source.connect(client, "Order desk"))) {
            await().atMost(Duration.ofMinutes(3)).until(() -> traffic.accepted() > EVENTS / 3);
            product.killControlPlane();
            product.up();
            await().atMost(Duration.ofMinutes(3)).until(() -> traffic.accepted() > EVENTS * 2 / 3);
            product.killAgent();
            product.up();
            traffic.awaitEnd(Duration.ofMinutes(3));
            assertEverythingSettles(client, traffic);
            assertEachTicketIsThereOnceAndUpToDate(client);
        }
    }

    private static void assertEverythingSettles(SignalboxClient client, Traffic traffic) {
        assertThat(traffic.acceptedEvents()).hasSize(EVENTS);
        await("every accepted event has one terminal state").atMost(RECOVERY).untilAsserted(() -> {
            JsonNode count = client.get("/api/v1/conservation");
            assertThat(count.path("balanced").asBoolean()).isTrue();
            assertThat(count.path("accepted").asInt()).isEqualTo(EVENTS);
            assertThat(count.path("states").path("done").asInt()).isEqualTo(EVENTS);
        });
        assertThat(statesByEvent(client))
                .containsOnlyKeys(traffic.acceptedEvents())
                .allSatisfy((event, state) -> assertThat(state).isEqualTo("completed"));
    }

    private static void assertEachTicketIsThereOnceAndUpToDate(SignalboxClient client) {
        Map<String, String> titles = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        for (JsonNode ticket : Pages.of(client, "/api/v1/tickets")) {
            String externalId = ticket.path("external_id").asString();
            if (titles.put(externalId, ticket.path("title").asString()) != null) {
                doubled.add(externalId);
            }
        }
        assertThat(doubled).isEmpty();
        assertThat(titles).hasSize(Traffic.TICKETS);
        for (int ticket = 0; ticket < Traffic.TICKETS; ticket++) {
            assertThat(titles).containsEntry(Traffic.externalId(ticket), Traffic.titleOf(ticket, Traffic.CHANGES - 1));
        }
    }

    private static Map<String, String> statesByEvent(SignalboxClient client) {
        Map<String, String> states = new HashMap<>();
        for (JsonNode event : Pages.of(client, "/api/v1/events")) {
            states.put(event.path("id").asString(), event.path("state").asString());
        }
        return states;
    }
}
