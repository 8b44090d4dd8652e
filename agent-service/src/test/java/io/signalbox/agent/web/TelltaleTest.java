package io.signalbox.agent.web;

import static io.restassured.RestAssured.given;
import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the agent says about its work, and what it must never say. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
class TelltaleTest {

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(ExtLogRecord.wrap(line).getFormattedMessage() + " " + line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        controlPlane.reset();
        models.reset();
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void writesOneWideLinePerRun() {
        RunRequestFixture run = aRun().model(models, ModelScript.VALID);
        AgentEndpoint.run(controlPlane, run);

        Awaitility.await().untilAsserted(() -> assertThat(lines)
                .filteredOn(line -> line.contains("run_finished run_id=" + run.runId()))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("workflow=ticket-mapping version=1")
                        .contains("outcome=completed code=ticket rounds=1")
                        .containsPattern("prompt_tokens=[1-9][0-9]* completion_tokens=[1-9][0-9]* duration_ms=")));
    }

    @Test
    void neverLogsPayloadsPromptsOrSecretsWhateverHappens() {
        for (ModelScript script :
                List.of(ModelScript.VALID, ModelScript.PROSE, ModelScript.INJECTED, ModelScript.BROKEN)) {
            AgentEndpoint.run(
                    controlPlane, aRun().payload("{\"note\":\"payload-text\"}").model(models, script));
        }
        controlPlane.fail(FakeControlPlane.FINISH, 1, 503, "unavailable");
        AgentEndpoint.run(controlPlane, aRun().payload("{\"note\":\"payload-text\"}"));
        AgentEndpoint.known().body("{\"note\":\"payload-text\"").post("/v1/preview");

        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                .doesNotContain("payload-text")
                .doesNotContain("<event>")
                .doesNotContain("model-key")
                .doesNotContain(RunRequestFixture.CAPABILITY)
                .doesNotContain(FakeSurroundings.SERVICE_KEY));
    }

    @Test
    void anEventTypeCannotForgeAField() {
        RunRequestFixture run = aRun().from("generic", "x outcome=completed\nrun_finished", "EXT-1");
        AgentEndpoint.run(controlPlane, run);

        Awaitility.await().untilAsserted(() -> assertThat(lines)
                .filteredOn(line -> line.contains("run_finished run_id=" + run.runId()))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("event_type=x_outcome_completed_run_finished")));
    }

    @Test
    void countsRunsByTheirEnd() {
        AgentEndpoint.run(controlPlane, aRun());

        Awaitility.await()
                .untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                        .contains("signalbox_agent_runs_seconds_count{code=\"-\",outcome=\"dead_lettered\"}"));
    }
}
