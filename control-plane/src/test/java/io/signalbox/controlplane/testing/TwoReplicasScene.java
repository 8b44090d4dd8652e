package io.signalbox.controlplane.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;

/** One more control plane for the time of a test class. */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TwoReplicasScene {

    @LocalServerPort
    protected int port;

    @Autowired
    protected ConfigurableEnvironment environment;

    protected Replicas.Replica other;

    @BeforeAll
    void startAnother() {
        other = Replicas.beside(environment);
    }

    @AfterAll
    void stopIt() {
        other.close();
    }
}
