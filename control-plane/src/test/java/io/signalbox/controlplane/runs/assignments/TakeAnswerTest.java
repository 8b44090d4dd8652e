package io.signalbox.controlplane.runs.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.finish.AgentScene;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** What one answer holds, and what no agent is given. */
class TakeAnswerTest extends AgentScene {

    private static final int MEGABYTE = 1_000_000;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void splitsWhatOneAnswerCannotHold() throws SQLException {
        List<UUID> runs = List.of(queued("T-1"), queued("T-2"), queued("T-3"), queued("T-4"));
        for (UUID run : runs) {
            enlarge(run, 3 * MEGABYTE / 2);
        }

        List<List<JsonNode>> answers = answersUntil(runs.size());

        assertThat(answers).allSatisfy(answer -> assertThat(answer).hasSizeBetween(1, 2));
        assertThat(answers.stream().flatMap(List::stream))
                .extracting(TakeAnswerTest::runId)
                .containsExactlyInAnyOrderElementsOf(runs);
        assertThat(answers.stream().flatMap(List::stream))
                .allSatisfy(given -> assertThat(given.get("attempt").asInt()).isOne());
        assertThat(runs).allSatisfy(run -> assertThat(log(run)).containsExactly("run.queued", "run.started"));
    }

    @Test
    void givesALargerRunByItself() throws SQLException {
        UUID large = queued("T-2");
        List<UUID> runs = List.of(queued("T-1"), large, queued("T-3"));
        enlarge(large, 5 * MEGABYTE);

        List<List<JsonNode>> answers = answersUntil(runs.size());

        assertThat(answers)
                .filteredOn(
                        answer -> answer.stream().anyMatch(given -> runId(given).equals(large)))
                .singleElement()
                .satisfies(answer -> assertThat(answer).hasSize(1));
        assertThat(state(large)).isEqualTo(RunState.RUNNING);
    }

    @Test
    void makesADeadLetterOfWhatCannotBeRead() throws SQLException {
        UUID unreadable = queued("T-1");
        UUID next = queued("T-1");
        change(unreadable, "payload = NULL, payload_problem = 'It is nested too deeply.'");

        assertGivenNoMoreThan(next);

        assertThat(state(unreadable)).isEqualTo(RunState.DEAD_LETTERED);
        assertThat(count(
                        "SELECT count(*) FROM dead_letter WHERE run_id = ? AND reason = 'payload_not_storable'",
                        unreadable))
                .isOne();
        assertThat(tickets()).isZero();
    }

    @Test
    void completesWhatWasErasedMeanwhile() throws SQLException {
        UUID erased = queued("T-1");
        UUID next = queued("T-1");
        change(
                erased,
                "payload = NULL, payload_problem = 'Erased.', body = '', body_sha256 = sha256(''), erased_at = now()");

        assertGivenNoMoreThan(next);

        assertThat(state(erased)).isEqualTo(RunState.COMPLETED);
        assertThat(view(erased).outcome().kind()).isEqualTo("ignored");
    }

    @Test
    void erasesWhatTheSourceAsksToEraseAndTellsNoAgent() throws SQLException {
        integration = tenant.integration("hubspot");
        UUID asking = queued("T-1");
        UUID next = queued("T-1");
        change(asking, "event_type = 'contact.privacyDeletion'");

        assertGivenNoMoreThan(next);

        assertThat(state(asking)).isEqualTo(RunState.COMPLETED);
        assertThat(count("SELECT count(*) FROM raw_event WHERE run_id = ? AND erased_at IS NOT NULL", next))
                .isOne();
    }

    /** The one behind it in its key is given only after it has ended. */
    private void assertGivenNoMoreThan(UUID next) {
        List<JsonNode> given = new ArrayList<>();
        await().until(() -> {
            given.addAll(agent.take(1000));
            return !given.isEmpty() || state(next) == RunState.COMPLETED;
        });
        assertThat(given).allSatisfy(one -> assertThat(runId(one)).isEqualTo(next));
    }

    private List<List<JsonNode>> answersUntil(int runs) {
        List<List<JsonNode>> answers = new ArrayList<>();
        await().until(() -> {
            List<JsonNode> answer = agent.take(1000);
            if (!answer.isEmpty()) {
                answers.add(answer);
            }
            return answers.stream().mapToInt(List::size).sum() >= runs;
        });
        return answers;
    }

    private void enlarge(UUID run, int characters) throws SQLException {
        change(run, "payload = jsonb_build_object('title', 'Large', 'text', repeat('x', " + characters + "))");
    }

    private void change(UUID run, String assignments) throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE signalbox.raw_event SET " + assignments + " WHERE run_id = '" + run + "'"))
                    .isOne();
        }
    }

    private List<String> log(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT type FROM run_event WHERE run_id = ? ORDER BY sequence")
                .param(run)
                .query(String.class)
                .list());
    }

    private static UUID runId(JsonNode given) {
        return UUID.fromString(given.get("run_id").asString());
    }
}
