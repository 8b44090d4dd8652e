package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a newcomer does first: up, demo, demo again, stop, up again. */
class FirstHourTest {

    @TempDir
    Path folder;

    @Test
    void demoIsExplainedToTheLastEventAndHarmlessToRepeat() throws Exception {
        try (Product product = Product.start(folder)) {
            assertThat(product.verb("Demo", folder.resolve("demo1.log")))
                    .as(read("demo1.log"))
                    .isZero();
            JsonNode first;
            try (SignalboxClient client = product.signIn()) {
                first = client.get("/api/v1/conservation");
                assertThat(first.path("balanced").asBoolean()).isTrue();
                assertThat(first.path("accepted").asInt()).isGreaterThanOrEqualTo(60);
                assertThat(first.path("states").path("queued").asInt()).isZero();
                assertThat(first.path("states").path("running").asInt()).isZero();
                assertEveryEventIsExplained(client);
            }
            assertThat(product.verb("Demo", folder.resolve("demo2.log")))
                    .as(read("demo2.log"))
                    .isZero();
            try (SignalboxClient client = product.signIn()) {
                JsonNode second = client.get("/api/v1/conservation");
                assertThat(second.path("states")).isEqualTo(first.path("states"));
                assertThat(second.path("done_as")).isEqualTo(first.path("done_as"));
                assertThat(second.path("accepted")).isEqualTo(first.path("accepted"));
                assertThat(second.path("duplicates").asInt())
                        .isEqualTo(first.path("duplicates").asInt()
                                + first.path("accepted").asInt());
            }
            assertThat(product.stop()).isZero();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> product.processes().count() == 0);
            product.up();
            try (SignalboxClient client = product.signIn()) {
                assertThat(client.get("/api/v1/conservation").path("accepted")).isEqualTo(first.path("accepted"));
            }
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

    private String read(String log) throws Exception {
        Path file = folder.resolve(log);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
