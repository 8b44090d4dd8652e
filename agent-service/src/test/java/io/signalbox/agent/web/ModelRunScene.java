package io.signalbox.agent.web;

import static io.signalbox.agent.fakes.RunRequestFixture.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.signalbox.agent.fakes.FakeControlPlane;
import io.signalbox.agent.fakes.FakeSurroundings;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Runs whose event only a model can map. */
@QuarkusTest
@WithTestResource(FakeSurroundings.class)
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

    JsonNode run(ModelScript script) {
        return AgentEndpoint.run(aRun().model(models, script));
    }
}
