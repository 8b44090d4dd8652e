package io.signalbox.controlplane.runs.finish;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunCancellation;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.log.ProgressDraft;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.StatementCounter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What goes on within a step is in the log for as long as it goes on, and never afterwards. */
class ProgressTest extends ProgressScene {

    @Autowired
    AttemptAdvances advances;

    @Autowired
    CapabilityTokens tokens;

    @Autowired
    RunCancellation cancellation;

    @Test
    void tellsWhatGoesOnUntilTheStepEnds() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();

        assertThat(advanced(progress(given, 1, started(1)))).isEqualTo("stored");
        assertThat(advanced(progress(given, 2, delta(1, 0, "{\"ti"), delta(1, 4, "tle\0"))))
                .isEqualTo("stored");
        assertThat(logged(run))
                .containsExactly("1 run.queued", "2 run.started", "3 step.started", "4 model.delta", "5 model.delta");
        assertThat(text(run)).isEqualTo("{\"title\uFFFD");

        Map<String, Object> ended = progress(given, 3, started(2));
        ended.put("steps", List.of(ScriptedAgent.step(1)));
        ended.put("journal", List.of(ScriptedAgent.modelAnswer(1, "{}")));
        assertThat(advanced(ended)).isEqualTo("stored");
        assertThat(logged(run)).containsExactly("1 run.queued", "2 run.started", "6 step", "7 step.started");

        agent.finish(ScriptedAgent.completed(given));
        assertThat(logged(run)).containsExactly("1 run.queued", "2 run.started", "6 step", "8 run.completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "failed", "returned", "dead_lettered", "cancelled", "lost"})
    void leavesNothingWhicheverWayTheAttemptEnds(String way) {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        advanced(progress(given, 1, started(1), delta(1, 0, "text")));

        end(way, given, run);

        assertThat(logged(run)).hasSizeGreaterThan(2).noneMatch(entry -> entry.contains("step.started"));
        assertThat(text(run)).isEmpty();
    }

    private void end(String way, JsonNode given, UUID run) {
        switch (way) {
            case "completed" -> agent.finish(ScriptedAgent.completed(given));
            case "failed" -> agent.finish(ScriptedAgent.failed(given, "content", "no_answer"));
            case "returned" -> agent.finish(ScriptedAgent.returned(given, "agent_stopping"));
            case "dead_lettered" -> agent.finish(ScriptedAgent.deadLettered(given, "no_mapping_rule"));
            case "cancelled" -> tenant.call(() -> cancellation.cancel(run));
            default -> tenant.call(() -> client.sql("""
                                WITH lost AS (
                                    UPDATE run_queue SET state = 'queued', lease_owner = NULL, taken_at = NULL, log_sequence = log_sequence + 1
                                    WHERE run_id = ? RETURNING *)
                                INSERT INTO run_event (run_id, sequence, organization_id, type, at, data)
                                SELECT run_id, log_sequence, organization_id, 'run.retrying', now(), '{}' FROM lost""").param(run).update());
        }
    }

    @Test
    void neverOvertakesTheEndOfItsAttempt() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        advanced(progress(given, 1, started(1)));
        agent.finish(ScriptedAgent.returned(given, "agent_stopping"));
        JsonNode again = agent.takeOne();
        List<String> before = logged(run);

        assertThat(advanced(progress(given, 2, delta(1, 0, "late")))).isEqualTo("stale");

        assertThat(logged(run)).isEqualTo(before);
        agent.finish(ScriptedAgent.completed(again));
        before = logged(run);
        assertThat(advanced(progress(again, 1, delta(1, 0, "late")))).isEqualTo("stale");
        assertThat(logged(run)).isEqualTo(before);
    }

    @Test
    void leavesOutWhatComesAgainOrAfterItsStep() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        Map<String, Object> second = progress(given, 2, delta(1, 4, "tle"));
        advanced(second);

        assertThat(agent.advance(List.of(second, progress(given, 1, delta(1, 0, "{\"ti")))).stream()
                        .map(AgentScene::status))
                .containsExactly("stored", "stored");
        assertThat(text(run)).isEqualTo("tle");

        Map<String, Object> ended = ScriptedAgent.advance(given, 3);
        ended.put("steps", List.of(ScriptedAgent.step(1)));
        advanced(ended);
        assertThat(advanced(progress(given, 4, delta(1, 7, "late")))).isEqualTo("stored");
        assertThat(logged(run)).containsExactly("1 run.queued", "2 run.started", "4 step");
    }

    @Test
    void storesNoMoreThanAnAttemptMayTell() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        String much = "x".repeat(60_000);
        for (int advance = 1; advance <= 12; advance++) {
            assertThat(advanced(progress(given, advance, delta(1, 0, much)))).isEqualTo("stored");
        }
        assertThat(text(run)).hasSize(8 * 60_000);

        agent.finish(ScriptedAgent.returned(given, "agent_stopping"));
        advanced(progress(agent.takeOne(), 1, delta(1, 0, much)));
        assertThat(text(run)).hasSize(60_000);
    }

    @Test
    void costsOneStatementAndOnlyWhereItIsTold() {
        queued("T-1");
        JsonNode given = agent.takeOne();
        var told = new ProgressDraft(RunEventType.STEP_STARTED, 3, "map", 1, null, null);

        int quiet = statements(advance(given, 1, List.of()));
        int followed = statements(advance(given, 2, List.of(told)));

        assertThat(followed - quiet).isEqualTo(1);
    }

    private int statements(AttemptAdvance advance) {
        try (var counter = new StatementCounter()) {
            assertThat(advances.advance(List.of(advance))).containsExactly(AdvanceAnswer.STORED);
            return counter.count();
        }
    }

    private AttemptAdvance advance(JsonNode given, int sequence, List<ProgressDraft> progress) {
        var step = new StepDraft(
                sequence, "map", 1, "ok", Instant.EPOCH, 1.0, "abc", Map.of(), List.of(), null, "h" + sequence, null);
        return new AttemptAdvance(
                tokens.verify(given.get("capability_token").asString()),
                sequence,
                null,
                List.of(step),
                List.of(),
                new AttemptUsage(1, 0, 0),
                progress);
    }
}
