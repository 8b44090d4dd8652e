package io.signalbox.controlplane.runs.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.ScriptedAgent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording says what led to the end of a run, and nothing else. */
class RecordingsTest extends RecordingScene {

    @Autowired
    Recordings recordings;

    @Autowired
    JsonMapper json;

    @Test
    void holdsWhatTheAttemptWasGivenAndDid() {
        UUID run = recorded(3);

        JsonNode file = file(run);

        assertThat(file.at("/header/run").asString()).isEqualTo(run.toString());
        assertThat(file.at("/header/format").asInt()).isEqualTo(2);
        assertThat(entries(file)).containsExactly("attempt 1", "step map", "step map", "step map");
        JsonNode attempt = file.at("/entries/0");
        assertThat(attempt.get("build").asString()).isEqualTo("test");
        assertThat(attempt.get("cut").asBoolean()).isFalse();
        JsonNode input = json.readTree(attempt.get("input").asString());
        assertThat(input.at("/event/event/payload/title").asString()).isEqualTo("Broken");
        assertThat(input.at("/event/integration/provider").asString()).isEqualTo("generic");
        assertThat(input.at("/event/mapping_policy").asString()).isEqualTo("rules");
        assertThat(input.has("capability_token")).isFalse();
    }

    @Test
    void cutsAnAttemptWhereTheNextOneResumed() {
        JsonNode file = file(resumed());

        assertThat(entries(file))
                .containsExactly(
                        "attempt 1", "step fetch", "call map", "step map", "attempt 2", "step map", "step map");
        assertThat(file.at("/entries/0/cut").asBoolean()).isTrue();
        assertThat(file.at("/entries/4/resumed").asBoolean()).isTrue();
        assertThat(file.at("/entries/4").has("input"))
                .as("the same as the first attempt's")
                .isFalse();
        assertThat(file.toString()).doesNotContain("late");
    }

    @Test
    void leavesAttemptsOutThatLedNowhere() {
        UUID run = queued("T-1");
        JsonNode first = agent.takeOne();
        Map<String, Object> returned = ScriptedAgent.returned(first, "agent_stopping");
        agent.finish(returned);
        agent.finish(ended(agent.takeOne(), 1, 1, 0));

        assertThat(entries(file(run))).containsExactly("attempt 2", "step map");
    }

    @Test
    void keepsTheInputAsItWasAndOnceForAllOfASource() {
        UUID run = recorded(1);
        tenant.call(() -> jdbc.sql("UPDATE integration SET name = 'renamed' WHERE id = ?")
                .param(integration)
                .update());
        recorded(1);

        assertThat(json.readTree(file(run).at("/entries/0/input").asString())
                        .at("/event/integration/name")
                        .asString())
                .isNotEqualTo("renamed");
        recorded(1);
        assertThat(tenant.<Long>call(() ->
                        jdbc.sql("SELECT count(*) FROM blob").query(Long.class).single()))
                .as("one before the change, one after")
                .isEqualTo(2);
    }

    @Test
    void refusesARunThatIsNotOver() {
        UUID run = queued("T-1");
        agent.takeOne();

        assertThatThrownBy(() -> bytes(run)).isInstanceOf(RunNotOver.class).hasMessageContaining("running");
    }

    @Test
    void refusesARunThatNoAgentHad() {
        UUID run = queued("T-1");
        tenant.call(() -> {
            runs.cancel(run);
            return true;
        });

        assertThatThrownBy(() -> bytes(run)).isInstanceOf(NothingRecorded.class);
    }

    @Test
    void saysWhatIsGone() {
        UUID run = resumed();
        expire("SELECT blob_mac FROM run_journal WHERE run_id = ?", run);
        assertThatThrownBy(() -> bytes(run))
                .isInstanceOf(RecordingExpired.class)
                .hasMessageContaining("step map of attempt 1");

        UUID other = recorded(1);
        expire("SELECT input_mac FROM run_event WHERE run_id = ? AND input_mac IS NOT NULL", other);
        assertThatThrownBy(() -> bytes(other))
                .isInstanceOf(RecordingExpired.class)
                .hasMessageContaining("What attempt 1 was given");
    }

    @Test
    void saysThatTheSubjectWasErased() {
        UUID run = recorded(1);
        tenant.call(() -> jdbc.sql("SELECT erase_events_of(?, ARRAY['T-1'], now())")
                .param(integration)
                .query(Long.class)
                .single());

        assertThatThrownBy(() -> bytes(run))
                .isInstanceOf(RecordingExpired.class)
                .hasMessageContaining("erased");
    }

    private void expire(String macs, UUID run) {
        tenant.call(() -> jdbc.sql("DELETE FROM blob WHERE mac IN (" + macs + ")")
                .param(run)
                .update());
    }

    private byte[] bytes(UUID run) {
        return tenant.call(() -> recordings.of(run));
    }

    private JsonNode file(UUID run) {
        return json.readTree(new String(bytes(run), StandardCharsets.UTF_8));
    }

    private static List<String> entries(JsonNode file) {
        List<String> entries = new ArrayList<>();
        file.get("entries").forEach(entry -> {
            String type = entry.get("type").asString();
            entries.add(type + " "
                    + entry.get(type.equals("attempt") ? "attempt" : "step").asString());
        });
        return entries;
    }
}
