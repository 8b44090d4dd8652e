package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.RunRequestFixture;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs whose event only a model can map. */
abstract class ModelRunScene {

    FakeControlPlane controlPlane;
    ScriptedModelServer models;

    @BeforeEach
    void forget() {
        controlPlane.reset();
        models.reset();
    }

    @AfterEach
    void keepsToTheContract() {
        assertThat(controlPlane.violations()).isEmpty();
    }

    /** A first attempt. */
    JsonNode run(ModelScript script) {
        return run(aRun().model(models, script));
    }

    JsonNode run(RunRequestFixture run) {
        return AgentEndpoint.run(controlPlane, run);
    }

    /** The last ticket change that arrived at the store. */
    JsonNode stored() {
        return controlPlane.changes().getLast();
    }
}
