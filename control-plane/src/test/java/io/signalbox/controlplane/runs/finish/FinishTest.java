package io.signalbox.controlplane.runs.finish;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Attempts end in batches, each item for itself. */
class FinishTest extends AgentScene {

    @Test
    void bringsARunToTheAgentAndItsResultBack() {
        UUID run = queued("T-1");

        JsonNode given = agent.takeOne();
        assertThat(given.get("run_id").asString()).isEqualTo(run.toString());
        assertThat(given.get("attempt").asInt()).isEqualTo(1);
        assertThat(given.get("organization_id").asString())
                .isEqualTo(tenant.id().toString());
        assertThat(given.at("/event/integration/provider").asString()).isEqualTo("generic");
        assertThat(given.at("/event/event/external_id").asString()).isEqualTo("T-1");
        assertThat(given.at("/event/event/payload/title").asString()).isEqualTo("Broken");
        assertThat(given.at("/event/mapping_policy").asString()).isEqualTo("rules");
        assertThat(state(run)).isEqualTo(RunState.RUNNING);

        Map<String, Object> end = ScriptedAgent.withTicket(given, "Broken");
        end.put("steps", List.of(ScriptedAgent.step(1), ScriptedAgent.step(2)));
        end.put("usage", ScriptedAgent.usage(1, 10, 5));
        assertThat(status(agent.finish(end))).isEqualTo("applied");

        RunView view = view(run);
        assertThat(view.state()).isEqualTo(RunState.COMPLETED);
        assertThat(view.promptTokens()).isEqualTo(10);
        assertThat(view.outcome().kind()).isEqualTo("ticket");
        assertThat(view.outcome().text("ticket_outcome")).isEqualTo("created");
        assertThat(view.outcome().text("ticket_id")).isNotNull();
        assertThat(log(run)).containsExactly("run.queued", "run.started", "step", "step", "run.completed");
        assertThat(count("SELECT count(*) FROM event_outcome WHERE run_id = ? AND kind = 'ticket'", run))
                .isOne();
        assertThat(count("SELECT count(*) FROM run_queue WHERE run_id = ?", run))
                .isZero();
    }

    @Test
    void runsOneTicketInOrderAndOthersBesideIt() {
        List<UUID> line = List.of(queued("T-1"), queued("T-1"), queued("T-1"));
        UUID beside = queued("T-2");

        List<String> first = ids(agent.take());
        assertThat(first).containsExactlyInAnyOrder(line.getFirst().toString(), beside.toString());
    }

    @Test
    void givesTheNextOfAKeyOnlyAfterTheOneBefore() {
        List<UUID> line = List.of(queued("T-1"), queued("T-1"), queued("T-1"));
        List<String> order = new ArrayList<>();
        for (UUID expected : line) {
            JsonNode given = agent.takeOne();
            order.add(given.get("run_id").asString());
            assertThat(agent.take()).as("beside %s", expected).isEmpty();
            agent.finish(ScriptedAgent.completed(given));
        }
        assertThat(order)
                .containsExactlyElementsOf(line.stream().map(UUID::toString).toList());
    }

    @Test
    void givesTheFirstAnswerToARepeatedEnd() {
        UUID run = queued("T-1");
        Map<String, Object> end = ScriptedAgent.withTicket(agent.takeOne(), "Broken");

        assertThat(status(agent.finish(end))).isEqualTo("applied");
        assertThat(status(agent.finish(end))).isEqualTo("applied");
        assertThat(agent.finish(List.of(end, end)).stream().map(AgentScene::status))
                .containsExactly("applied", "applied");

        assertThat(tickets()).isOne();
        assertThat(log(run)).containsExactly("run.queued", "run.started", "run.completed");
    }

    @Test
    void answersARepeatedFailureAsTheFirstTimeAlsoAfterTheNextAttempt() {
        queued("T-1");
        Map<String, Object> failure = ScriptedAgent.returned(agent.takeOne(), "agent_stopping");
        assertThat(status(agent.finish(failure))).isEqualTo("applied");
        JsonNode second = agent.takeOne();
        assertThat(second.get("attempt").asInt()).isEqualTo(2);

        assertThat(status(agent.finish(failure))).isEqualTo("applied");
        agent.finish(ScriptedAgent.completed(second));
        assertThat(status(agent.finish(failure))).isEqualTo("applied");
    }

    @Test
    void letsAStaleAttemptHaveNoEffect() {
        UUID run = queued("T-1");
        JsonNode first = agent.takeOne();
        lose(run);
        JsonNode second = agent.takeOne();

        assertThat(status(agent.finish(ScriptedAgent.withTicket(first, "Stale"))))
                .isEqualTo("stale");

        assertThat(tickets()).isZero();
        assertThat(state(run)).isEqualTo(RunState.RUNNING);
        assertThat(status(agent.finish(ScriptedAgent.withTicket(second, "Current"))))
                .isEqualTo("applied");
        assertThat(status(agent.finish(ScriptedAgent.withTicket(first, "Stale"))))
                .isEqualTo("stale");
        assertThat(tickets()).isOne();
    }

    @Test
    void refusesWhatTheRulesOfTicketsRefuseAndLetsTheAttemptGoOn() {
        UUID refusedRun = queued("T-1");
        UUID goodRun = queued("T-2");
        List<JsonNode> given = agent.take();
        JsonNode refused = byRun(given, refusedRun);

        List<JsonNode> answers =
                agent.finish(List.of(merging(refused), ScriptedAgent.withTicket(byRun(given, goodRun), "Fine")));

        assertThat(answers.stream().map(AgentScene::status)).containsExactly("refused", "applied");
        assertThat(answers.getFirst().at("/errors/0/pointer").asString()).isEqualTo("/merged_into");
        assertThat(state(refusedRun)).isEqualTo(RunState.RUNNING);
        assertThat(log(refusedRun)).containsExactly("run.queued", "run.started");
        assertThat(tickets()).isOne();
        assertThat(status(agent.finish(ScriptedAgent.withTicket(refused, "Short"))))
                .isEqualTo("applied");
    }

    @Test
    void storesTheNeighboursOfWhatTheDatabaseRefuses() {
        UUID poison = queued("T-1");
        UUID good = queued("T-2");
        List<JsonNode> given = agent.take();
        Map<String, Object> bad = ScriptedAgent.withTicket(byRun(given, poison), "Poison");
        // No column takes it, and no rule looks at it before.
        bad.put("steps", List.of(withStart(ScriptedAgent.step(1), "+999999999-01-01T00:00:00Z")));

        List<JsonNode> answers = agent.finish(List.of(bad, ScriptedAgent.withTicket(byRun(given, good), "Fine")));

        assertThat(answers.stream().map(AgentScene::status)).containsExactly("refused", "applied");
        assertThat(answers.getFirst().get("code").asString()).isEqualTo("not_storable");
        assertThat(state(poison)).isEqualTo(RunState.RUNNING);
        assertThat(state(good)).isEqualTo(RunState.COMPLETED);
        assertThat(tickets()).isOne();

        Map<String, Object> failure = ScriptedAgent.failed(byRun(given, poison), "content", "run_failed");
        failure.put("steps", bad.get("steps"));
        assertThat(status(agent.finish(failure))).as("without its steps").isEqualTo("applied");
        assertThat(state(poison)).isEqualTo(RunState.QUEUED);
    }

    @Test
    void endsRunsOfSeveralOrganizationsInOneBatch() {
        UUID own = queued("T-1");
        TenantOrganization other = tenants.tenant();
        UUID foreign = fixture.queued(other, agent.workflow(), other.integration("generic"), "T-1");
        List<JsonNode> given = agent.take();

        assertThat(agent
                        .finish(given.stream()
                                .map(one -> ScriptedAgent.withTicket(one, "Broken"))
                                .toList())
                        .stream()
                        .map(AgentScene::status))
                .containsExactly("applied", "applied");

        assertThat(state(own)).isEqualTo(RunState.COMPLETED);
        assertThat(fixture.view(other, foreign).state()).isEqualTo(RunState.COMPLETED);
        assertThat(tickets()).isOne();
    }

    /** Only what is deleted can be merged into something. */
    private static Map<String, Object> merging(JsonNode given) {
        Map<String, Object> item = ScriptedAgent.withTicket(given, "Broken");
        item.put("effects", List.of(ScriptedAgent.ticket("T-1", "Broken", Map.of("merged_into", "T-9"))));
        return item;
    }

    private void lose(UUID run) {
        tenant.call(() -> jdbc.sql("""
                        UPDATE run_queue SET state = 'queued', lease_owner = NULL, taken_at = NULL WHERE run_id = ?""").param(run).update());
    }

    private static Map<String, Object> withStart(Map<String, Object> step, String at) {
        Map<String, Object> changed = new HashMap<>(step);
        changed.put("started_at", at);
        return changed;
    }

    private List<String> log(UUID run) {
        return tenant.call(() -> jdbc.sql("SELECT type FROM run_event WHERE run_id = ? ORDER BY sequence")
                .param(run)
                .query(String.class)
                .list());
    }

    private static List<String> ids(List<JsonNode> given) {
        return given.stream().map(one -> one.get("run_id").asString()).toList();
    }

    private static JsonNode byRun(List<JsonNode> given, UUID run) {
        return given.stream()
                .filter(one -> one.get("run_id").asString().equals(run.toString()))
                .findFirst()
                .orElseThrow();
    }
}
