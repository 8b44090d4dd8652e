package io.signalbox.controlplane.runs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.FakeAgent;
import io.signalbox.controlplane.testing.FakeAgent.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What fails, stalls, is busy or is down is tried again or given up, as the policy says. */
class DispatchFailureTest extends DispatchScene {

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

    private String reasonOf(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT reason FROM dead_letter WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
    }

    private static Answer failed(JsonNode request, String code) {
        return FakeAgent.report(request, """
                "outcome": "failed", "failure": {"code": "%s", "detail": "It did not work."}""".formatted(code));
    }
}
