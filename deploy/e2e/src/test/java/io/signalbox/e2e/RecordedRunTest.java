package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.ApiFailure;
import io.signalbox.local.client.SignalboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs are exported and replayed: by an agent, and in a fresh process without any network. */
@Order(2)
@ExtendWith(SharedProduct.Resolver.class)
class RecordedRunTest {

    private static final Path CHECKOUT = Path.of(System.getProperty("signalbox.checkout", "../.."))
            .toAbsolutePath()
            .normalize();

    private static SignalboxClient client;
    private static Source source;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(SharedProduct shared) throws Exception {
        client = shared.withModel().signIn();
        source = Source.connect(client, "Recorder");
    }

    @AfterAll
    static void signOff() {
        if (client != null) {
            client.close();
        }
    }

    @Test
    void replaysARunByRules() throws Exception {
        JsonNode run = runOf(Map.of("id", "rules-1", "title", "The printer is broken", "status", "open"));
        assertThat(run.path("prompt_tokens").asInt()).isZero();
        assertReplays(run, 1);
    }

    @Test
    void replaysARunWhoseModelWasCorrected() throws Exception {
        JsonNode run = runOf(told("wrong-status-then-fixed"));
        assertThat(run.path("prompt_tokens").asInt()).isPositive();
        assertReplays(run, 1);
    }

    /** The second attempt begins with what the first one had paid for. */
    @Test
    void replaysARunThatResumed() throws Exception {
        JsonNode run = runOf(told("wrong-status-then-rate-limited"));
        assertThat(run.path("attempt").asInt()).isGreaterThan(1);
        assertReplays(run, 2);
    }

    @Test
    void tellsAFlippedByteAndAnotherBuild() throws Exception {
        String recording = recording(runOf(told("valid")));
        Path damaged = folder.resolve("damaged.json");
        Files.writeString(damaged, recording.replace("floor 3", "floor 4"));
        assertThat(replayed(damaged)).contains("2|").contains("not replayed");

        Path later = folder.resolve("cut.json");
        Files.writeString(later, recording.substring(0, recording.length() / 2));
        assertThat(replayed(later)).contains("2|");
    }

    @Test
    void refusesARunThatIsNotThere() {
        assertThatThrownBy(() -> client.download("/api/v1/runs/" + UUID.randomUUID() + "/recording"))
                .isInstanceOfSatisfying(ApiFailure.class, failure -> assertThat(failure.status())
                        .isEqualTo(404));
    }

    private void assertReplays(JsonNode run, int attempts) throws Exception {
        String id = run.path("id").asString();
        JsonNode replay = client.post("/api/v1/runs/" + id + "/replay", Map.of());
        assertThat(replay.path("verdict").asString()).as(replay.toString()).isEqualTo("equal");
        assertThat(replay.path("steps").asInt()).isPositive();
        assertThat(actions(id)).contains("run.replayed");

        Path file = folder.resolve(id + ".json");
        String recording = recording(run);
        Files.writeString(file, recording);
        assertThat(recording.split("\"type\":\"attempt\"")).hasSize(attempts + 1);
        assertThat(recording).doesNotContain("capability_token").doesNotContain("scripted\\\"");
        assertThat(replayed(file)).contains("0|").contains("every state as recorded");
        assertThat(actions(id)).contains("run.exported");
    }

    private static String recording(JsonNode run) {
        return client.download("/api/v1/runs/" + run.path("id").asString() + "/recording");
    }

    private static String actions(String run) {
        return client.get("/api/v1/audit?target_type=run&target_id=" + run).toString();
    }

    /** Exit code and what it said. */
    private String replayed(Path file) throws IOException, InterruptedException {
        Path said = folder.resolve(file.getFileName() + ".txt");
        Process replay = new ProcessBuilder(
                        CHECKOUT.resolve("deploy/local/bin/replay.sh").toString(), file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(replay.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return replay.exitValue() + "|" + Files.readString(said);
    }

    private static Map<String, Object> told(String script) {
        return Map.of("id", script, "note", "The printer on floor 3 smokes again");
    }

    private static JsonNode runOf(Map<String, Object> payload) {
        String run = source.send("recorded-" + payload.get("id"), payload)
                .events()
                .getFirst()
                .runId();
        await("the run ends").atMost(Duration.ofSeconds(60)).until(() -> {
            String state = client.get("/api/v1/runs/" + run).path("state").asString();
            return state.equals("completed") || state.equals("dead_lettered");
        });
        return client.get("/api/v1/runs/" + run);
    }
}
