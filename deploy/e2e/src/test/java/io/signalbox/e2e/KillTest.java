package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Both services are killed the hard way in the middle of 2,000 events. */
@Order(3)
@Tag("broker")
@ExtendWith(SharedProduct.Resolver.class)
class KillTest {

    private static final int EVENTS = Traffic.TICKETS * Traffic.CHANGES;
    /** For a machine with other work to do; a few seconds on one without. */
    private static final Duration TRAFFIC = Duration.ofMinutes(5);

    /** How long nothing may come to an end while something is still open. */
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    @Test
    void losesNothingAndDoublesNothingWhenBothServicesAreKilled(SharedProduct shared) throws Exception {
        Product product = shared.withModel();
        try (SignalboxClient client = product.signIn()) {
            Source source = Source.connect(client, "Order desk");
            JsonNode before = client.get("/api/v1/conservation");
            try (Traffic traffic = Traffic.start(source)) {
                await().atMost(TRAFFIC).until(() -> traffic.accepted() > EVENTS / 3);
                product.killControlPlane();
                product.up();
                await().atMost(TRAFFIC).until(() -> traffic.accepted() > EVENTS * 2 / 3);
                product.killAgent();
                product.up();
                traffic.awaitEnd(TRAFFIC);
                assertThat(traffic.acceptedEvents()).hasSize(EVENTS);
                assertEverythingSettles(client, source, traffic, before);
            }
            assertEachTicketIsThereOnceAndUpToDate(client, source);
        }
    }

    private static void assertEverythingSettles(
            SignalboxClient client, Source source, Traffic traffic, JsonNode before) {
        int done = done(client, before);
        while (done < EVENTS) {
            done = awaitMoreThan(done, client, before);
        }
        JsonNode after = client.get("/api/v1/conservation");
        assertThat(after.path("balanced").asBoolean()).isTrue();
        assertThat(after.path("accepted").asInt() - before.path("accepted").asInt())
                .isEqualTo(EVENTS);
        assertThat(done(client, before)).isEqualTo(EVENTS);
        assertThat(statesByEvent(client, source))
                .containsOnlyKeys(traffic.acceptedEvents())
                .allSatisfy((event, state) -> assertThat(state).isEqualTo("completed"));
    }

    /** How many events are done when it is more than {@code seen}; fails when nothing moves. */
    private static int awaitMoreThan(int seen, SignalboxClient client, JsonNode before) {
        return await("more than " + seen + " of " + EVENTS + " accepted events come to their end")
                .atMost(STANDSTILL)
                .until(() -> done(client, before), done -> done > seen);
    }

    private static int done(SignalboxClient client, JsonNode before) {
        return client.get("/api/v1/conservation").path("states").path("done").asInt()
                - before.path("states").path("done").asInt();
    }

    private static void assertEachTicketIsThereOnceAndUpToDate(SignalboxClient client, Source source) {
        Map<String, String> titles = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        for (JsonNode ticket : Pages.of(client, "/api/v1/tickets?integration_id=" + source.integrationId())) {
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

    private static Map<String, String> statesByEvent(SignalboxClient client, Source source) {
        Map<String, String> states = new HashMap<>();
        for (JsonNode event : Pages.of(client, "/api/v1/events?integration_id=" + source.integrationId())) {
            states.put(event.path("id").asString(), event.path("state").asString());
        }
        return states;
    }
}
