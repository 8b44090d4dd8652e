package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Both services and a model that writes slowly: whoever follows the run reads along, and what stays is what others find. */
@Order(2)
@ExtendWith(SharedProduct.Resolver.class)
class FollowedRunTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static Product product;
    private static SignalboxClient client;

    @BeforeAll
    static void start(SharedProduct shared) throws Exception {
        product = shared.withModel();
        client = product.signIn();
    }

    @AfterAll
    static void signOff() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void showsStepsAndWordsAsTheyComeAndLeavesWhatALaterVisitorSees() throws Exception {
        Source source = Source.connect(client, "Slow writer");
        client.post("/api/v1/integrations/" + source.integrationId() + "/pause", Map.of());
        String run = source.send("delivery-slowly", Map.of("id", "slowly", "note", "The printer smokes again"))
                .events()
                .getFirst()
                .runId();

        List<JsonNode> seen;
        try (var followed = FollowedRun.of(product.url(), client, run, 0)) {
            await().atMost(TIMEOUT).until(() -> followed.types().contains("run.held"));
            client.post("/api/v1/integrations/" + source.integrationId() + "/resume", Map.of());

            await("words come while the model writes")
                    .atMost(TIMEOUT)
                    .until(() -> deltas(followed.entries()).size() > 2);
            assertThat(followed.types()).contains("step.started").doesNotContain("run.completed");
            assertThat(client.get("/api/v1/runs/" + run).path("state").asString())
                    .isEqualTo("running");
            await().atMost(TIMEOUT).until(followed::hasEnded);
            seen = followed.entries();
        }

        assertThat(seen)
                .extracting(entry -> entry.path("sequence").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(steps(seen)).containsExactly("fetch", "map", "validate", "route");
        String answer = Pages.of(client, "/api/v1/runs/" + run + "/steps").stream()
                .map(step -> step.at("/step/model_usage/answer").asString(""))
                .collect(Collectors.joining());
        assertThat(answer).startsWith(written(seen));
        assertThat(deltas(seen))
                .allSatisfy(
                        delta -> assertThat(delta.at("/data/node").asString()).isEqualTo("map"));

        try (var later = FollowedRun.of(product.url(), client, run, 0)) {
            await().atMost(TIMEOUT).until(later::hasEnded);
            assertThat(later.entries())
                    .isEqualTo(seen.stream()
                            .filter(entry -> !List.of("step.started", "model.delta")
                                    .contains(entry.path("type").asString()))
                            .toList());
        }
    }

    private static List<JsonNode> deltas(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> entry.path("type").asString().equals("model.delta"))
                .toList();
    }

    private static String written(List<JsonNode> entries) {
        return deltas(entries).stream()
                .map(delta -> delta.at("/data/text").asString())
                .collect(Collectors.joining());
    }

    private static List<String> steps(List<JsonNode> entries) {
        return entries.stream()
                .filter(entry -> entry.path("type").asString().equals("step"))
                .map(entry -> entry.at("/data/node").asString())
                .toList();
    }
}
