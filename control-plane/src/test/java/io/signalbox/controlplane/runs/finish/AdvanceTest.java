package io.signalbox.controlplane.runs.finish;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.journal.RecordedCall;
import io.signalbox.controlplane.runs.journal.RunJournal;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an attempt has paid for is kept once, sealed, and comes back with the next attempt. */
class AdvanceTest extends AgentScene {

    @Autowired
    RunJournal journal;

    @Test
    void storesAnAdvanceOnceHoweverOftenItComes() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        Map<String, Object> first = advance(given, 1, "{\"title\":\"A\"}");
        Map<String, Object> second = advance(given, 2, "{\"title\":\"B\"}");

        // The later one first, both twice.
        assertThat(agent.advance(List.of(second, first)).stream().map(AgentScene::status))
                .containsExactly("stored", "stored");
        assertThat(agent.advance(List.of(first, second)).stream().map(AgentScene::status))
                .containsExactly("stored", "stored");

        assertThat(view(run).promptTokens()).isEqualTo(60);
        assertThat(count("SELECT count(*) FROM run_step WHERE run_id = ?", run)).isEqualTo(2);
        assertThat(count("SELECT count(*) FROM run_event WHERE run_id = ?", run))
                .isEqualTo(4);
        assertThat(count("SELECT sequence FROM run_checkpoint WHERE run_id = ?", run))
                .isEqualTo(2);
        assertThat(recorded(run))
                .extracting(RecordedCall::value)
                .containsExactly("{\"title\":\"A\"}", "{\"title\":\"B\"}");
    }

    @Test
    void resumesTheNextAttemptFromTheNewestCheckpoint() {
        queued("T-1");
        JsonNode given = agent.takeOne();
        agent.advance(List.of(advance(given, 1, "{\"secret\":\"answer\"}")));
        agent.finish(ScriptedAgent.returned(given, "agent_stopping"));

        JsonNode again = agent.takeOne();

        assertThat(again.at("/resume/checkpoint/state").asString()).isEqualTo("{\"step\":1}");
        assertThat(again.at("/resume/checkpoint/next_node").asString()).isEqualTo("validate");
    }

    @Test
    void startsAfreshWhenTheCheckpointCannotBeRead() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        agent.advance(List.of(advance(given, 1, "{}")));
        agent.finish(ScriptedAgent.returned(given, "agent_stopping"));
        tenant.call(() -> jdbc.sql(
                        "UPDATE run_checkpoint SET state = set_byte(state, 40, get_byte(state, 40) # 1) WHERE run_id = ?")
                .param(run)
                .update());

        assertThat(agent.takeOne().has("resume")).isFalse();
    }

    @Test
    void keepsNothingOfWhatAModelSaidInTheClear() {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        agent.advance(List.of(advance(given, 1, "{\"secret\":\"answer\"}")));

        List<byte[]> stored =
                tenant.call(() -> jdbc.sql("""
                        SELECT sealed FROM blob UNION ALL SELECT state FROM run_checkpoint""").query(byte[].class).list());

        assertThat(stored).hasSize(3).noneSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .containsAnyOf("answer", "step"));
        assertThat(recorded(run)).hasSize(1);
    }

    @Test
    void storesEqualAnswersOnceAndForgetsNoneThatIsUsedAgain() {
        queued("T-1");
        queued("T-2");
        List<JsonNode> given = agent.take();
        agent.advance(given.stream().map(one -> advance(one, 1, "{\"same\":1}")).toList());

        assertThat(tenant.<Long>call(
                        () -> jdbc.sql("SELECT count(*) FROM blob WHERE mac IN (SELECT blob_mac FROM run_journal)")
                                .query(Long.class)
                                .single()))
                .isOne();
    }

    @Test
    void refusesAnAdvanceOfAnAttemptThatIsOver() {
        queued("T-1");
        JsonNode given = agent.takeOne();
        Map<String, Object> stored = advance(given, 1, "{}");
        agent.advance(List.of(stored));
        agent.finish(ScriptedAgent.completed(given));

        assertThat(agent.advance(List.of(stored, advance(given, 2, "{}"))).stream()
                        .map(AgentScene::status))
                .containsExactly("stored", "stale");
    }

    private List<RecordedCall> recorded(UUID run) {
        return tenant.call(() -> journal.read(run));
    }

    private static Map<String, Object> advance(JsonNode given, int sequence, String answer) {
        Map<String, Object> item = ScriptedAgent.advance(given, sequence);
        item.put("steps", List.of(ScriptedAgent.step(sequence)));
        item.put("journal", List.of(ScriptedAgent.modelAnswer(sequence, answer)));
        item.put("checkpoint", ScriptedAgent.checkpoint("{\"step\":" + sequence + "}"));
        item.put("usage", ScriptedAgent.usage(1, 30, 7));
        return item;
    }
}
