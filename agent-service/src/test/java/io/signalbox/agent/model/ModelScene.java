package io.signalbox.agent.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.DurationConverter;
import io.signalbox.agent.engine.calls.ModelAnswer;
import io.signalbox.agent.engine.calls.ModelRequest;
import io.signalbox.agent.modelserver.ModelScript;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import io.signalbox.contract.shared.ModelChoice;
import io.signalbox.contract.shared.ModelProvider;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A question to a scripted model, without anything around it. */
abstract class ModelScene {

    private static final int TIMEOUT = 2000;

    static ScriptedModelServer server;
    static ChatModels connections;
    static Models models;

    @BeforeAll
    static void start() throws IOException {
        ModelConfig config = new SmallRyeConfigBuilder()
                .withMapping(ModelConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(ModelConfig.class);
        server = ScriptedModelServer.start(0);
        connections = new ChatModels(config);
        models = new Models(config, connections, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
        connections.close();
    }

    @AfterEach
    void forget() {
        server.reset();
    }

    static ModelAnswer ask(ModelScript script) {
        return ask(script, TIMEOUT);
    }

    /** @param timeout in milliseconds */
    static ModelAnswer ask(ModelScript script, int timeout) {
        return models.ask(choice(script, server.openAiUrl()).timeoutMs(timeout), question());
    }

    static ModelChoice choice(ModelScript script, String url) {
        return new ModelChoice()
                .provider(ModelProvider.OPENAI)
                .baseUrl(url)
                .model(script.modelName())
                .timeoutMs(TIMEOUT);
    }

    static ModelRequest question() {
        return new ModelRequest(
                "You map.", "The external id is EXT-1.", "answer", new ObjectMapper().createObjectNode());
    }
}
