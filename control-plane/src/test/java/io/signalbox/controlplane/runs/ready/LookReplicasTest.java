package io.signalbox.controlplane.runs.ready;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.NewRun;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.Replicas;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Two replicas on one broker: an agent waits at one of them, the run comes in at the other. */
@ControlPlaneTest
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookReplicasTest {

    private static final int WAIT_MS = 20_000;

    @LocalServerPort
    private int port;

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private RunFixture events;

    @Autowired
    private Runs runs;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private AmqpAdmin broker;

    @Autowired
    private Binding lookBinding;

    private Replicas.Replica other;
    private TenantOrganization tenant;

    @BeforeAll
    void startAnother() {
        other = Replicas.beside(environment, "--signalbox.ready.scan-interval=1h");
    }

    @AfterAll
    void stopIt() {
        other.close();
    }

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
    }

    /** It looks through the queue once an hour: only a message can tell it in time. */
    @Test
    void givesAWaitingAgentWhatComesInAtAnotherReplica() throws Exception {
        var agent = new ScriptedAgent(other.port());
        CompletableFuture<List<JsonNode>> waiting = waitingAt(agent, other.bean(MeterRegistry.class));

        UUID run = enqueue(agent, runs, transactions);

        assertGiven(waiting, run);
    }

    @Test
    void findsWhatNoMessageToldOf() throws Exception {
        broker.removeBinding(lookBinding);
        try {
            var agent = new ScriptedAgent(port);
            CompletableFuture<List<JsonNode>> waiting = waitingAt(agent, meters);

            UUID run = enqueue(agent, other.bean(Runs.class), other.bean(TransactionTemplate.class));

            assertGiven(waiting, run);
        } finally {
            broker.declareBinding(lookBinding);
        }
    }

    private static CompletableFuture<List<JsonNode>> waitingAt(ScriptedAgent agent, MeterRegistry meters) {
        double before = waiting(meters);
        CompletableFuture<List<JsonNode>> answer = CompletableFuture.supplyAsync(
                () -> agent.take(WAIT_MS), task -> Thread.ofVirtual().start(task));
        await().until(() -> waiting(meters) > before);
        return answer;
    }

    private static double waiting(MeterRegistry meters) {
        return meters.get("signalbox.ready.waiting").gauge().value();
    }

    private UUID enqueue(ScriptedAgent agent, Runs at, TransactionTemplate committing) {
        UUID source = tenant.integration("generic");
        NewRun event = tenant.call(() -> events.stored(tenant, source, "T-1", new InitialRunState.Queued()));
        var run = new NewRun(
                event.runId(), agent.workflow(), event.subject(), event.concurrencyKey(), false, event.admission());
        Tenant.run(tenant.id(), () -> committing.executeWithoutResult(status -> at.enqueue(List.of(run))));
        return run.runId();
    }

    private static void assertGiven(CompletableFuture<List<JsonNode>> waiting, UUID run)
            throws ExecutionException, InterruptedException {
        assertThat(waiting.get())
                .singleElement()
                .satisfies(given -> assertThat(given.get("run_id").asString()).isEqualTo(run.toString()));
    }
}
