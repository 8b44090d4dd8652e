package io.signalbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.agent.modelserver.ScriptedModelServer;
import io.signalbox.e2e.CommitBarrier.Commit;
import io.signalbox.local.Terminal;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.cluster.Cluster;
import io.signalbox.local.cluster.Member;
import io.signalbox.local.launch.AdminAccount;
import io.signalbox.local.launch.Environment;
import io.signalbox.local.launch.LocalSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real processes are killed while the database commits what they asked for: at the take of a run, at each of its two advances after a paid model
 * answer, and at its end. Each run has its effect once, a key keeps its order, and no answer of the model is paid twice.
 */
@Order(4)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillInsideCommitTest {

    private static final String EMAIL = "grace@example.com";
    private static final String PASSWORD = "correct horse battery staple";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    /** The model answers wrong, then right. */
    private static final int ANSWERS = 2;

    private ScriptedModelServer model;
    private Cluster cluster;
    private SignalboxClient client;
    private CommitBarrier barrier;
    private Member agent;
    private Source source;
    private String ticket;
    private int tickets;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        model = ScriptedModelServer.start(0);
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("SIGNALBOX_DATA_DIR", folder.resolve("data").toString());
        variables.put("SIGNALBOX_PORT", String.valueOf(freePort()));
        variables.put("SIGNALBOX_AGENT_PORT", String.valueOf(freePort()));
        LocalSettings settings = LocalSettings.read(new Environment(variables));
        Map<String, String> told = Map.of(
                "SIGNALBOX_MODEL_PROVIDER", "openai",
                "SIGNALBOX_MODEL_URL", model.openAiUrl(),
                "SIGNALBOX_MODEL_NAME", "wrong-status-then-fixed",
                "SIGNALBOX_MODEL_API_KEY", "scripted",
                "SIGNALBOX_MODEL_TIMEOUT", "5s");
        var log = new PrintStream(folder.resolve("services.log").toFile());
        cluster = Cluster.start(settings, AdminAccount.of(EMAIL, PASSWORD), told, new Terminal(log, false));
        client = new SignalboxClient(settings.controlPlaneUrl(), EMAIL, PASSWORD).signIn();
        barrier = CommitBarrier.connect(cluster.jdbcUrl());
        source = Source.connect(client, "Night shift");
    }

    @AfterAll
    void stop() throws Exception {
        if (barrier != null) {
            barrier.close();
        }
        if (client != null) {
            client.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        model.close();
    }

    @BeforeEach
    void begin() throws Exception {
        if (agent == null) {
            agent = cluster.addAgent();
        }
        ticket = "N-" + tickets++;
    }

    @AfterEach
    void keepsItsBalance() {
        assertThat(client.get("/api/v1/conservation").path("balanced").asBoolean())
                .isTrue();
    }

    /** The commit comes about and nobody hears of it. Agents go on with the other control plane. */
    @ParameterizedTest
    @EnumSource
    void survivesTheKillOfAControlPlane(Commit commit) throws Exception {
        Member victim = cluster.addControlPlane();
        cluster.kill(agent);
        agent = cluster.addAgent();
        barrier.raise(commit);
        List<String> runs = sendTwo();
        barrier.awaitCommit();
        cluster.kill(victim);
        barrier.lower(commit);

        assertDoneOnce(runs, ANSWERS);
    }

    /** The commit never comes about; the service lives. */
    @ParameterizedTest
    @EnumSource
    void survivesTheLossOfACommit(Commit commit) throws Exception {
        barrier.raise(commit);
        List<String> runs = sendTwo();
        barrier.awaitCommit();
        barrier.terminate();
        barrier.lower(commit);

        assertDoneOnce(runs, ANSWERS);
    }

    @ParameterizedTest
    @EnumSource
    void survivesTheKillOfAnAgent(Commit commit) throws Exception {
        barrier.raise(commit);
        List<String> runs = sendTwo();
        barrier.awaitCommit();
        killAgent();
        barrier.lower(commit);
        agent = cluster.addAgent();

        assertDoneOnce(runs, ANSWERS);
    }

    @Test
    void survivesTheKillOfAnAgentAtItsSecondAdvance() throws Exception {
        barrier.raise(Commit.ADVANCE);
        List<String> runs = sendTwo();
        barrier.awaitCommit();
        barrier.passOne();
        barrier.awaitCommit();
        killAgent();
        barrier.lower(Commit.ADVANCE);
        agent = cluster.addAgent();

        assertDoneOnce(runs, ANSWERS);
    }

    /** What the model said is lost with the agent: the only answer that is asked for again. */
    @Test
    void asksAgainForAnAnswerThatWasNeverStored() throws Exception {
        barrier.raise(Commit.ADVANCE);
        List<String> runs = sendTwo();
        barrier.awaitCommit();
        killAgent();
        barrier.terminate();
        barrier.lower(Commit.ADVANCE);
        agent = cluster.addAgent();

        assertDoneOnce(runs, ANSWERS + 1);
    }

    private void killAgent() {
        cluster.kill(agent);
        agent = null;
    }

    /** About one ticket: the second waits for the end of the first. */
    private List<String> sendTwo() {
        return List.of(send(1), send(2));
    }

    private String send(int change) {
        return source.send(
                        "delivery-" + ticket + "-" + change,
                        Map.of("id", ticket, "note", "The lift stands still, report " + change))
                .events()
                .getFirst()
                .runId();
    }

    private void assertDoneOnce(List<String> runs, int answersOfTheFirst) throws SQLException {
        for (String run : runs) {
            await("the run " + run + " ends")
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> client.get("/api/v1/runs/" + run)
                            .path("state")
                            .asString()
                            .equals("completed"));
            assertThat(barrier.number(
                            "SELECT count(*) FROM signalbox.run_event WHERE type = 'run.completed' AND run_id = '" + run
                                    + "'"))
                    .isOne();
            assertThat(barrier.number(
                            "SELECT count(*) FROM signalbox.event_outcome WHERE kind = 'ticket' AND run_id = '" + run
                                    + "'"))
                    .isOne();
        }
        assertThat(barrier.number("SELECT count(*) FROM signalbox.ticket WHERE external_id = '" + ticket + "'"))
                .isOne();
        assertThat(barrier.number(
                        "SELECT count(*) FROM signalbox.run earlier JOIN signalbox.run later ON later.started_at >= earlier.finished_at"
                                + " WHERE earlier.id = '" + runs.getFirst() + "' AND later.id = '" + runs.getLast()
                                + "'"))
                .as("the second began after the end of the first")
                .isOne();
        assertThat(calls("report 1")).isEqualTo(answersOfTheFirst);
        assertThat(calls("report 2")).isEqualTo(ANSWERS);
    }

    private long calls(String report) {
        return model.calls().stream()
                .filter(call -> call.prompt().contains("\"" + ticket + "\"")
                        && call.prompt().contains(report))
                .count();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
