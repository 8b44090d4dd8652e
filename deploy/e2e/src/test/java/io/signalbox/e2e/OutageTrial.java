package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.agent.modelserver.ScriptedModelServer;
import io.signalbox.local.client.SignalboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A minute each without a model, with agents that die in the middle of what they do, and with one that is frozen there, while events that need
 * a model come in: nothing becomes a dead letter, and everything is done afterwards. Too long for every test run: {@code make outage} runs it.
 */
class OutageTrial {

    private static final int EVENTS = 60;
    private static final int EVENTS_FOR_AN_AGENT = 20;
    private static final Duration OUTAGE = Duration.ofSeconds(60);
    /** The longest pause of the breaker with its spread, and the work. */
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private static final Path REPORT = Path.of("target/outage.txt");

    private final List<String> report = new ArrayList<>();
    private Product product;
    private ScriptedModelServer model;
    private int sent;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        model = ScriptedModelServer.start(0);
        product = new Product(folder);
        product.up(Map.of(
                "SIGNALBOX_MODEL_PROVIDER", "openai",
                "SIGNALBOX_MODEL_URL", model.openAiUrl(),
                "SIGNALBOX_MODEL_NAME", "slow",
                "SIGNALBOX_MODEL_API_KEY", "scripted",
                "SIGNALBOX_MODEL_TIMEOUT", "5s"));
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        Files.write(REPORT, report);
        product.close();
        model.close();
    }

    @Test
    void parksEverythingAndDoesItAllAfterwards() throws Exception {
        try (SignalboxClient client = product.signIn()) {
            Source source = Source.connect(client, "Suggestion box");
            withoutModel(client, source);
            withAgentsThatDie(client, source);
            withAgentFrozen(client, source);
        }
    }

    private void withoutModel(SignalboxClient client, Source source) throws IOException {
        int port = model.port();
        model.close();
        send(source, EVENTS);
        await("the breaker opens").atMost(OUTAGE).until(() -> !breaker(client).equals("closed"));
        sitOut(client);
        model = ScriptedModelServer.start(port);
        allDone(client, "model away");
        assertThat(breaker(client)).isEqualTo("closed");
    }

    /** A deploy that does not work: each agent dies once it has asked the model. */
    private void withAgentsThatDie(SignalboxClient client, Source source) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(OUTAGE);
        int died = 0;
        while (Instant.now().isBefore(end)) {
            sendUntilAsked(source, EVENTS_FOR_AN_AGENT);
            product.killAgent();
            died++;
            product.up();
            assertNothingGivenUp(client);
        }
        allDone(client, died + " agents killed");
    }

    private void withAgentFrozen(SignalboxClient client, Source source) throws IOException, InterruptedException {
        ProcessHandle agent = product.agent();
        sendUntilAsked(source, EVENTS);
        signal("STOP", agent);
        try {
            send(source, EVENTS);
            sitOut(client);
        } finally {
            signal("CONT", agent);
        }
        allDone(client, "agent frozen");
    }

    /** The model takes two seconds for its answers: agents are in the middle of something then. */
    private void sendUntilAsked(Source source, int events) {
        int before = model.calls().size();
        send(source, events);
        await("the model is asked").until(() -> model.calls().size() > before);
    }

    private void send(Source source, int events) {
        for (int event = 0; event < events; event++) {
            String id = "SLOW-" + sent++;
            source.send("delivery-" + id, Map.of("id", id, "note", "The printer on floor 3 smokes again"));
        }
    }

    /** Nothing is given up meanwhile, at no moment. */
    private static void sitOut(SignalboxClient client) {
        Instant end = Instant.now().plus(OUTAGE);
        await("the outage is over")
                .atMost(OUTAGE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> {
                    assertNothingGivenUp(client);
                    return Instant.now().isAfter(end);
                });
    }

    private static void assertNothingGivenUp(SignalboxClient client) {
        assertThat(states(client).path("dead_lettered").asInt()).isZero();
    }

    private void allDone(SignalboxClient client, String outage) {
        Instant begun = Instant.now();
        await("everything is done after: " + outage)
                .atMost(RECOVERY)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> states(client).path("done").asInt() == sent);
        JsonNode states = states(client);
        assertNothingGivenUp(client);
        assertThat(client.get("/api/v1/conservation").path("balanced").asBoolean())
                .isTrue();
        report.add("%s: %d events so far, %d done, %d dead letters, all done %d s after it was back"
                .formatted(
                        outage,
                        sent,
                        states.path("done").asInt(),
                        states.path("dead_lettered").asInt(),
                        Duration.between(begun, Instant.now()).toSeconds()));
    }

    private static JsonNode states(SignalboxClient client) {
        return client.get("/api/v1/conservation").path("states");
    }

    private static String breaker(SignalboxClient client) {
        return client.get("/api/v1/system")
                .path("model")
                .path("breaker")
                .path("state")
                .asString();
    }

    private static void signal(String signal, ProcessHandle process) throws IOException, InterruptedException {
        int ended = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(ended).isZero();
    }
}
