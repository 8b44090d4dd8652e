package io.signalbox.controlplane.runs.finish;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What each outcome of an attempt leads to. */
class FinishOutcomeTest extends AgentScene {

    @Test
    void deadLettersAfterFiveFailuresOfTheContent() {
        UUID run = queued("T-1");
        for (int attempt = 1; attempt <= 5; attempt++) {
            due(run);
            agent.finish(ScriptedAgent.failed(agent.takeOne(), "content", "run_failed"));
        }

        RunView view = view(run);
        assertThat(view.state()).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(view.attempt()).isEqualTo(5);
        assertThat(view.lastFailure()).startsWith("run_failed");
        assertThat(reasonOf(run)).isEqualTo("agent_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "control_plane"})
    void countsNoFailureOfAnythingElse(String cause) {
        UUID run = queued("T-1");
        // More failures of the model would open its breaker for every test of this process.
        int attempts = cause.equals("model") ? 1 : 7;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            due(run);
            agent.finish(ScriptedAgent.failed(agent.takeOne(), cause, "something_down"));
        }

        assertThat(state(run)).isEqualTo(RunState.QUEUED);
        assertThat(count("SELECT failures FROM run_queue WHERE run_id = ?", run))
                .isZero();
        assertThat(count("SELECT CASE WHEN needs_model THEN 1 ELSE 0 END FROM run_queue WHERE run_id = ?", run))
                .isEqualTo(cause.equals("model") ? 1 : 0);
    }

    @Test
    void triesAgainAfterAFailureAndCountsTokensOnce() {
        UUID run = queued("T-1");
        Map<String, Object> failure = ScriptedAgent.failed(agent.takeOne(), "content", "run_failed");
        failure.put("usage", ScriptedAgent.usage(2, 10, 5));
        agent.finish(failure);
        agent.finish(failure);
        assertThat(view(run).lastFailure()).startsWith("run_failed");

        due(run);
        Map<String, Object> end = ScriptedAgent.completed(agent.takeOne());
        end.put("usage", ScriptedAgent.usage(3, 10, 5));
        agent.finish(end);

        RunView view = view(run);
        assertThat(view.attempt()).isEqualTo(2);
        assertThat(view.lastFailure()).isNull();
        assertThat(view.promptTokens()).isEqualTo(20);
        assertThat(view.rounds()).isEqualTo(3);
    }

    @Test
    void givesBackUncountedWhatTheAgentReturns() {
        UUID run = queued("T-1");
        agent.finish(ScriptedAgent.returned(agent.takeOne(), "needs_model"));

        JsonNode again = agent.takeOne();
        assertThat(again.get("attempt").asInt()).isEqualTo(2);
        assertThat(again.get("needs_model").asBoolean()).isTrue();
        assertThat(count("SELECT failures FROM run_queue WHERE run_id = ?", run))
                .isZero();
    }

    @Test
    void keepsTheDeadLetterOfARunThatCannotGoOn() {
        UUID run = queued("T-1");
        UUID next = queued("T-1");
        agent.finish(ScriptedAgent.deadLettered(agent.takeOne(), "no_mapping_rule"));

        assertThat(state(run)).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(reasonOf(run)).isEqualTo("no_mapping_rule");
        assertThat(agent.takeOne().get("run_id").asString()).isEqualTo(next.toString());
    }

    @Test
    void letsARunWaitWithItsQuestionsAndGivesItsKeyUp() {
        UUID run = queued("T-1");
        UUID next = queued("T-1");
        Map<String, Object> end = ScriptedAgent.end(agent.takeOne(), "waiting");
        end.put("checkpoint", ScriptedAgent.checkpoint("{\"a\":1}"));
        end.put("interrupts", List.of(Map.of("key", "approve", "schema", Map.of("type", "object"), "shown_hash", "h")));

        assertThat(status(agent.finish(end))).isEqualTo("applied");
        assertThat(status(agent.finish(end))).isEqualTo("applied");

        assertThat(state(run)).isEqualTo(RunState.WAITING);
        assertThat(count("SELECT count(*) FROM interrupt WHERE run_id = ?", run))
                .isOne();
        assertThat(count("SELECT count(*) FROM run_checkpoint WHERE run_id = ?", run))
                .isOne();
        assertThat(agent.takeOne().get("run_id").asString()).isEqualTo(next.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "dead_lettered", "waiting", "failed"})
    void refusesAnOutcomeWithoutWhatItNeeds(String outcome) {
        UUID run = queued("T-1");

        JsonNode answer = agent.finish(ScriptedAgent.end(agent.takeOne(), outcome));

        assertThat(status(answer)).isEqualTo("refused");
        assertThat(answer.get("code").asString()).isEqualTo("invalid_request");
        assertThat(state(run)).isEqualTo(RunState.RUNNING);
    }

    private void due(UUID run) {
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET available_at = now() WHERE run_id = ?")
                .param(run)
                .update());
    }

    private String reasonOf(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT reason FROM dead_letter WHERE run_id = ?")
                .param(run)
                .query(String.class)
                .single());
    }
}
