package io.signalbox.agent.fakes;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.signalbox.agent.modelserver.ScriptedModelServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Starts the fakes around the agent under test and hands them to the test class. */
public final class FakeSurroundings implements QuarkusTestResourceLifecycleManager {

    public static final String SERVICE_KEY = "service-key-of-the-tests";

    private FakeControlPlane controlPlane;
    private ScriptedModelServer models;

    @Override
    public Map<String, String> start() {
        try {
            controlPlane = FakeControlPlane.start();
            models = ScriptedModelServer.start(0);
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        return Map.of(
                "signalbox.control-plane.url",
                controlPlane.url(),
                "signalbox.service-key",
                SERVICE_KEY,
                "signalbox.agent.workflows.echo-versions",
                "1,2");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(controlPlane, new TestInjector.MatchesType(FakeControlPlane.class));
        injector.injectIntoFields(models, new TestInjector.MatchesType(ScriptedModelServer.class));
    }

    @Override
    public void stop() {
        models.close();
        controlPlane.close();
    }
}
