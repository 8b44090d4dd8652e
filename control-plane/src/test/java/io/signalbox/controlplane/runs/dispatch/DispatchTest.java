package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.FakeAgent.Answer;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

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
class DispatchTest {

    private static final FakeAgent AGENT = new FakeAgent();

    @DynamicPropertySource
    static void agent(DynamicPropertyRegistry properties) {
        properties.add("signalbox.agent.url", AGENT::url);
    }

    @Autowired
    private RunFixture fixture;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private AmqpAdmin broker;

    @Autowired
    private DispatchQueue queue;

    @Autowired
    private RunWorkers workers;

    @Autowired
    private JdbcClient jdbc;

    private TenantOrganization tenant;
    private UUID integration;

    @BeforeEach
    void prepare() {
        AGENT.reset();
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    @AfterAll
    static void close() {
        AGENT.close();
    }

    @Test
    void bringsARunToTheAgentAndItsResultBack() {
        var ticket = UUID.randomUUID();
        AGENT.behave(request -> FakeAgent.report(request, """
                "outcome": "completed", "result": {"kind": "ticket", "ticket_id": "%s", "ticket_outcome": "created"}""".formatted(ticket)));

        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = awaitState(run, RunState.COMPLETED);
        assertThat(view.outcome()).isEqualTo(new RunOutcome(RunOutcome.Kind.TICKET, ticket, "created", null));
        assertThat(view.promptTokens()).isEqualTo(10);
        JsonNode request = AGENT.requests().getFirst();
        assertThat(request.get("attempt").asInt()).isEqualTo(1);
        assertThat(request.get("organization_id").asString())
                .isEqualTo(tenant.id().toString());
        assertThat(request.at("/integration/provider").asString()).isEqualTo("generic");
        assertThat(request.at("/event/external_id").asString()).isEqualTo("T-1");
        assertThat(request.at("/event/payload/title").asString()).isEqualTo("Broken");
        assertThat(request.get("mapping_policy").asString()).isEqualTo("rules");
        assertThat(AGENT.headers().getFirst())
                .containsEntry("service-key", FreshServices.SERVICE_KEY)
                .containsEntry("request-id", run + ".1");
    }

    @Test
    void runsOneTicketInOrderAndOthersBesideIt() {
        var order = new ArrayList<String>();
        AGENT.behave(request -> {
            synchronized (order) {
                order.add(request.get("run_id").asString());
            }
            return FakeAgent.completed(request);
        });
        List<UUID> runs = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            runs.add(fixture.queued(tenant, integration, "T-1"));
        }

        runs.forEach(run -> awaitState(run, RunState.COMPLETED));

        assertThat(order)
                .containsExactlyElementsOf(runs.stream().map(UUID::toString).toList());
    }

    @Test
    void runsManyTicketsAtATime() {
        var together = new CountDownLatch(8);
        AGENT.behave(request -> {
            together.countDown();
            awaitLatch(together);
            return FakeAgent.completed(request);
        });
        List<UUID> runs = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            runs.add(fixture.queued(tenant, integration, "T-" + number));
        }

        runs.forEach(run -> awaitState(run, RunState.COMPLETED));

        assertThat(AGENT.mostInFlight()).isGreaterThanOrEqualTo(8).isLessThanOrEqualTo(16);
    }

    @Test
    void triesAgainAfterAFailureAndShowsIt() {
        var calls = new AtomicInteger();
        AGENT.behave(request ->
                calls.incrementAndGet() == 1 ? failed(request, "model_timeout") : FakeAgent.completed(request));

        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = awaitState(run, RunState.COMPLETED);
        assertThat(view.attempt()).isEqualTo(2);
        assertThat(view.lastFailure()).isNull();
        assertThat(view.promptTokens()).isEqualTo(20);
    }

    @Test
    void deadLettersAfterFiveFailuresOfTheModel() {
        AGENT.behave(request -> failed(request, "model_error"));

        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = awaitState(run, RunState.DEAD_LETTERED);
        assertThat(view.attempt()).isEqualTo(5);
        assertThat(view.lastFailure()).startsWith("model_error");
        assertThat(reasonOf(run)).isEqualTo("model_unavailable");
    }

    @Test
    void deadLettersAfterFiveBrokenCalls() {
        AGENT.behave(request -> Answer.broken());

        UUID run = fixture.queued(tenant, integration, "T-1");

        awaitState(run, RunState.DEAD_LETTERED);
        assertThat(reasonOf(run)).isEqualTo("agent_failed");
    }

    @Test
    void countsAStallAsAFailure() {
        var calls = new AtomicInteger();
        var never = new CountDownLatch(1);
        AGENT.behave(request -> {
            if (calls.incrementAndGet() == 1) {
                awaitLatch(never);
            }
            return FakeAgent.completed(request);
        });

        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = awaitState(run, RunState.COMPLETED);
        never.countDown();
        assertThat(view.attempt()).isEqualTo(2);
    }

    @Test
    void waitsForABusyAgentWithoutGivingUp() {
        var calls = new AtomicInteger();
        AGENT.behave(request -> calls.incrementAndGet() <= 7
                ? new Answer(503, "{}", Map.of("Retry-After", "0"))
                : FakeAgent.completed(request));

        UUID run = fixture.queued(tenant, integration, "T-1");

        assertThat(awaitState(run, RunState.COMPLETED).attempt()).isEqualTo(8);
    }

    @Test
    void waitsForAnAgentThatIsDown() {
        AGENT.goDown();
        UUID run;
        try {
            run = fixture.queued(tenant, integration, "T-1");
            await().until(() -> fixture.view(tenant, run).attempt() >= 6);
            assertThat(fixture.view(tenant, run).lastFailure()).contains("cannot be reached");
        } finally {
            AGENT.comeUp();
        }
        awaitState(run, RunState.COMPLETED);
    }

    @Test
    void refusesAnAnswerAboutAnotherRun() {
        AGENT.behave(request -> new Answer(200, """
                {"run_id": "%s", "attempt": 1, "outcome": "completed", "result": {"kind": "ignored"},
                 "mapping_attempts": 0, "prompt_tokens": 0, "completion_tokens": 0}""".formatted(UUID.randomUUID()), Map.of()));

        UUID run = fixture.queued(tenant, integration, "T-1");

        awaitState(run, RunState.DEAD_LETTERED);
    }

    @Test
    void findsRunsTheBrokerHasForgotten() {
        var release = new CountDownLatch(1);
        AGENT.behave(request -> {
            awaitLatch(release);
            return FakeAgent.completed(request);
        });
        // More than there are workers, so that messages wait at the broker.
        List<UUID> runs = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            runs.add(fixture.queued(tenant, integration, "T-" + number));
        }
        await().until(() -> AGENT.requests().size() == 16);
        broker.purgeQueue(queue.name());
        release.countDown();

        runs.forEach(run -> awaitState(run, RunState.COMPLETED));
    }

    @Test
    void keepsTheLeaseOfALongCall() {
        var release = new CountDownLatch(1);
        AGENT.behave(request -> {
            awaitLatch(release);
            return FakeAgent.completed(request);
        });
        UUID run = fixture.queued(tenant, integration, "T-1");
        await().until(() -> fixture.view(tenant, run).state() == RunState.RUNNING);
        var first = leaseOf(run);

        await().until(() -> leaseOf(run).isAfter(first));
        release.countDown();

        assertThat(awaitState(run, RunState.COMPLETED).attempt()).isEqualTo(1);
    }

    @Test
    void handsOverWhatIsStillRunningWhenItStops() {
        var release = new CountDownLatch(1);
        AGENT.behave(request -> {
            if (request.get("attempt").asInt() == 1) {
                awaitLatch(release);
            }
            return FakeAgent.completed(request);
        });
        UUID run = fixture.queued(tenant, integration, "T-1");
        await().until(() -> fixture.view(tenant, run).state() == RunState.RUNNING);

        workers.stop();

        RunView handedOver = fixture.view(tenant, run);
        assertThat(handedOver.state()).isEqualTo(RunState.QUEUED);
        assertThat(handedOver.lastFailure()).contains("stopped");
        workers.start();
        release.countDown();
        assertThat(awaitState(run, RunState.COMPLETED).attempt()).isEqualTo(2);
    }

    private Instant leaseOf(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT lease_until FROM run WHERE id = ?")
                .param(run)
                .query(Timestamp.class)
                .single()
                .toInstant());
    }

    private String reasonOf(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT reason FROM dead_letter WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
    }

    private RunView awaitState(UUID run, RunState state) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> fixture.view(tenant, run).state() == state);
        return fixture.view(tenant, run);
    }

    private static Answer failed(JsonNode request, String code) {
        return FakeAgent.report(request, """
                "outcome": "failed", "failure": {"code": "%s", "detail": "It did not work."}""".formatted(code));
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
