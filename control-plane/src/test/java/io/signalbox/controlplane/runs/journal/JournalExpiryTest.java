package io.signalbox.controlplane.runs.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.finish.AgentScene;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** Recorded answers are deleted when nobody used them for as long as they are kept, and not before. */
class JournalExpiryTest extends AgentScene {

    @Autowired
    private RunJournal journal;

    @Autowired
    private JournalCleaning cleaning;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void deletesWhatHasExpiredAndKeepsThatItWasRecorded() throws SQLException {
        UUID run = answered("T-1", "{\"old\":1}");
        UUID other = answered("T-2", "{\"new\":1}");
        expire(run);

        clean();

        assertThat(journalOf(run)).singleElement().satisfies(call -> {
            assertThat(call.value()).isNull();
            assertThat(call.kind()).isEqualTo("model");
        });
        assertThat(journalOf(other)).extracting(RecordedCall::value).containsExactly("{\"new\":1}");
    }

    @Test
    void keepsAnAnswerThatIsUsedAgainUntilItsLastUseExpires() throws SQLException {
        UUID run = answered("T-1", "{\"same\":1}");
        expire(run);
        UUID again = answered("T-2", "{\"same\":1}");

        clean();

        assertThat(journalOf(run)).extracting(RecordedCall::value).containsExactly("{\"same\":1}");
        assertThat(journalOf(again)).extracting(RecordedCall::value).containsExactly("{\"same\":1}");
    }

    /** The checkpoint alone says where a run goes on. */
    @Test
    void letsARunGoOnWhoseAnswersAreGone() throws SQLException {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        Map<String, Object> advance = advance(given, "{\"paid\":1}");
        advance.put("checkpoint", ScriptedAgent.checkpoint("{\"step\":1}"));
        agent.advance(List.of(advance));
        agent.finish(ScriptedAgent.returned(given, "agent_stopping"));
        expire(run);

        clean();

        assertThat(agent.takeOne().at("/resume/checkpoint/state").asString()).isEqualTo("{\"step\":1}");
    }

    private UUID answered(String externalId, String answer) {
        UUID run = queued(externalId);
        agent.advance(List.of(advance(agent.takeOne(), answer)));
        return run;
    }

    private static Map<String, Object> advance(JsonNode given, String answer) {
        Map<String, Object> item = ScriptedAgent.advance(given, 1);
        item.put("journal", List.of(ScriptedAgent.modelAnswer(1, answer)));
        return item;
    }

    private void clean() {
        while (cleaning.clean() > 0) {}
    }

    private List<RecordedCall> journalOf(UUID run) {
        return tenant.call(() -> journal.read(run));
    }

    private void expire(UUID run) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("""
                    UPDATE signalbox.blob SET expires_at = now() - interval '1 second'
                    WHERE (organization_id, mac) IN (
                        SELECT organization_id, blob_mac FROM signalbox.run_journal WHERE run_id = '%s')""".formatted(run))).isOne();
        }
    }
}
