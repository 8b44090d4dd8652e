package io.signalbox.controlplane.runs.dispatch;

import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Dispatch with short times and an agent that does as it is told. */
@ControlPlaneTest
@Tag("broker")
@TestPropertySource(
        properties = {
            "signalbox.dispatch.enabled=true",
            "signalbox.dispatch.first-pause=50ms",
            "signalbox.dispatch.max-pause=200ms",
            "signalbox.dispatch.sweep-interval=200ms",
            "signalbox.dispatch.lease-life=2s",
            "signalbox.dispatch.heartbeat=500ms",
            "signalbox.dispatch.republish-after=1s",
            "signalbox.dispatch.shutdown-timeout=1500ms",
            "signalbox.agent.run-timeout=2s"
        })
abstract class DispatchScene {

    static final FakeAgent AGENT = new FakeAgent();

    @DynamicPropertySource
    static void agent(DynamicPropertyRegistry properties) {
        properties.add("signalbox.agent.url", AGENT::url);
    }

    @Autowired
    RunFixture fixture;

    @Autowired
    TenantFixture tenants;

    @Autowired
    AmqpAdmin broker;

    @Autowired
    DispatchQueue queue;

    @Autowired
    RunWorkers workers;

    @Autowired
    JdbcClient jdbc;

    TenantOrganization tenant;
    UUID integration;

    @BeforeEach
    void prepare() {
        AGENT.reset();
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    RunView awaitState(UUID run, RunState state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fixture.view(tenant, run).state() == state);
        return fixture.view(tenant, run);
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
