package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a newcomer does first: up, demo, demo again, stop, set a model, up again. */
@Order(1)
@ExtendWith(SharedProduct.Resolver.class)
class FirstHourTest {

    @Test
    void demoIsExplainedToTheLastEventAndHarmlessToRepeat(SharedProduct shared) throws Exception {
        Product product = shared.firstStart();
        JsonNode first;
        runDemo(product, shared.folder().resolve("demo1.log"));
        try (SignalboxClient client = product.signIn()) {
            first = client.get("/api/v1/conservation");
            assertThat(first.path("balanced").asBoolean()).isTrue();
            assertThat(first.path("accepted").asInt()).isGreaterThanOrEqualTo(60);
            assertThat(first.path("states").path("queued").asInt()).isZero();
            assertThat(first.path("states").path("running").asInt()).isZero();
            assertEveryEventIsExplained(client);
        }
        runDemo(product, shared.folder().resolve("demo2.log"));
        try (SignalboxClient client = product.signIn()) {
            JsonNode second = client.get("/api/v1/conservation");
            assertThat(second.path("states")).isEqualTo(first.path("states"));
            assertThat(second.path("done_as")).isEqualTo(first.path("done_as"));
            assertThat(second.path("accepted")).isEqualTo(first.path("accepted"));
            // A mention and its message are one event: the second time all that was sent comes again, that duplicate
            // too
            assertThat(second.path("duplicates").asInt())
                    .isEqualTo(2 * first.path("duplicates").asInt()
                            + first.path("accepted").asInt());
        }
        assertThat(product.stop()).isZero();
        await().atMost(Duration.ofSeconds(10)).until(() -> product.processes().count() == 0);
        assertEverythingIsThereAgain(shared.withModel(), first);
    }

    private static void runDemo(Product product, Path log) throws Exception {
        int exitCode = product.verb("Demo", log);
        assertThat(exitCode).as(Files.readString(log)).isZero();
    }

    private static void assertEverythingIsThereAgain(Product product, JsonNode before) {
        try (SignalboxClient client = product.signIn()) {
            assertThat(client.get("/api/v1/conservation").path("accepted")).isEqualTo(before.path("accepted"));
        }
    }

    private static void assertEveryEventIsExplained(SignalboxClient client) {
        for (JsonNode event : Pages.of(client, "/api/v1/events")) {
            String state = event.path("state").asString();
            assertThat(state).as(event.toString()).isIn("completed", "dead_lettered");
            if (event.path("outcome").path("kind").asString("").equals("ignored")) {
                assertThat(event.path("outcome").path("reason").asString("")).isNotBlank();
            }
        }
        for (JsonNode letter : Pages.of(client, "/api/v1/dead-letters")) {
            assertThat(letter.path("detail").asString("")).isNotBlank();
        }
    }
}
