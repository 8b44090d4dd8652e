package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.FreshServices;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DispatchTest extends DispatchScene {

    @Test
    void bringsARunToTheAgentAndItsResultBack() {
        var ticket = UUID.randomUUID();
        AGENT.behave(request -> FakeAgent.report(request, """
                "outcome": "completed", "result": {"kind": "ticket", "ticket_id": "%s", "ticket_outcome": "created"}""".formatted(ticket)));

        UUID run = fixture.queued(tenant, integration, "T-1");

        RunView view = awaitState(run, RunState.COMPLETED);
        assertThat(view.outcome())
                .isEqualTo(
                        new RunOutcome("ticket", Map.of("ticket_id", ticket.toString(), "ticket_outcome", "created")));
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
        return tenant.call(() -> jdbc.sql(
                        "SELECT a.lease_until FROM run_queue q JOIN agent_instance a ON a.id = q.lease_owner WHERE q.run_id = ?")
                .param(run)
                .query(Timestamp.class)
                .single()
                .toInstant());
    }
}
