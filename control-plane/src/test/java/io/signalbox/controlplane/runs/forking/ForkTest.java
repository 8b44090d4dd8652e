package io.signalbox.controlplane.runs.forking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.runs.RunSearch;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.counters.RunCounters;
import io.signalbox.controlplane.testing.DatabaseState;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;

/** A fork runs as any run does and changes nothing but itself. */
class ForkTest extends ForkScene {

    /** Where a run keeps what it is and does. */
    private static final Set<String> OF_RUNS = Set.of(
            "run",
            "run_queue",
            "run_event",
            "run_step",
            "run_journal",
            "run_checkpoint",
            "run_fork",
            "blob",
            "counter",
            "counter_history",
            "counter_minute");

    @Autowired
    RunSearch search;

    @Autowired
    RunCounters counters;

    @Value("${signalbox.database.url}")
    String administrator;

    @Test
    void beginsWithItsStateAndItsInstructions() {
        UUID fork = fork(over(), START, "Answer in one word.");

        JsonNode given = agent.takeOne();

        assertThat(given.get("run_id").asString()).isEqualTo(fork.toString());
        assertThat(given.get("subject_type").asString()).isEqualTo("event");
        assertThat(given.at("/event/event/external_id").asString()).isEqualTo("T-1");
        assertThat(given.at("/fork/start/state").asString()).isEqualTo(START.state());
        assertThat(given.at("/fork/start/schema").asInt()).isEqualTo(3);
        assertThat(given.at("/fork/instructions").asString()).isEqualTo("Answer in one word.");
        assertThat(operations(given)).containsExactly("advanceRuns", "finishRuns");
        assertThat(ofAll("SELECT encode(sealed, 'escape') FROM blob")).noneMatch(text -> text.contains("words of Ada"));
    }

    @Test
    void writesNothingButItself() {
        UUID source = over();
        UUID fork = fork(source, START, null);
        JsonNode given = agent.takeOne();
        DatabaseState database = new DatabaseState(administrator);
        Map<String, String> before = database.tenantTables(table -> !OF_RUNS.contains(table));
        var counted = tenant.call(() -> counters.of("event"));

        Map<String, Object> advance = ScriptedAgent.advance(given, 1);
        advance.put("steps", List.of(ScriptedAgent.step(1)));
        advance.put("journal", List.of(ScriptedAgent.modelAnswer(1, "{\"a\":1}")));
        agent.advance(List.of(advance));
        assertThat(status(agent.finish(proposed(given, "Another title")))).isEqualTo("applied");

        assertThat(database.tenantTables(table -> !OF_RUNS.contains(table))).isEqualTo(before);
        assertThat(tenant.call(() -> counters.of("event"))).isEqualTo(counted);
        assertThat(state(fork)).isEqualTo(RunState.COMPLETED);
        assertThat(tenant.call(() -> forks.proposal(fork)).orElseThrow().effects())
                .contains("Another title");
        assertThat(tenant.call(() -> forks.origins(List.of(fork))).get(fork).sourceRunId())
                .isEqualTo(source);
    }

    @Test
    void hasNoEffectWhateverItsTokenSays() {
        fork(over(), null, null);
        JsonNode given = agent.takeOne();
        long tickets = tickets();

        Map<String, Object> plain = ScriptedAgent.withTicket(given, "Stolen");
        Map<String, Object> mighty = ScriptedAgent.withTicket(given, "Stolen");
        mighty.put("capability_token", tokenOfAnyRun(given));
        Map<String, Object> both = proposed(given, "Stolen");
        both.put("capability_token", tokenOfAnyRun(given));
        both.put("effects", List.of(ScriptedAgent.ticket("T-1", "Stolen")));
        Map<String, Object> dead = ScriptedAgent.deadLettered(given, "no_mapping_rule");

        assertThat(agent.finish(List.of(plain)).getFirst().get("code").asString())
                .isEqualTo("out_of_scope");
        assertThat(agent.finish(List.of(mighty)).getFirst().get("code").asString())
                .isEqualTo("out_of_scope");
        assertThat(agent.finish(List.of(both)).getFirst().get("code").asString())
                .isEqualTo("out_of_scope");
        assertThat(status(agent.finish(dead))).isEqualTo("refused");
        assertThat(tickets()).isEqualTo(tickets);
        assertThat(ofAll("SELECT title FROM ticket")).doesNotContain("Stolen");
    }

    @Test
    void letsNoOtherRunEndWithAProposal() {
        queued("T-2");
        JsonNode given = agent.takeOne();

        assertThat(agent.finish(proposed(given, "Never applied")).get("code").asString())
                .isEqualTo("out_of_scope");
    }

    @Test
    void isNoDeadLetterWhenItFails() {
        UUID fork = fork(over(), null, null);

        agent.finish(ScriptedAgent.failed(agent.takeOne(), "model", "model_error"));

        assertThat(state(fork)).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(view(fork).outcome()).kind()).isEqualTo("failed");
        assertThat(ofAll("SELECT id::text FROM dead_letter")).isEmpty();
    }

    @Test
    void isNoDeadLetterWhenItKillsItsAgents() {
        UUID fork = fork(over(), null, null);
        JsonNode given = agent.takeOne();

        tenant.call(() -> runs.deadLetter(
                fork,
                given.get("attempt").asInt(),
                io.signalbox.controlplane.runs.DeadLetterReason.WORKER_KILLED,
                "It killed them.",
                List.of()));

        assertThat(state(fork)).isEqualTo(RunState.COMPLETED);
        assertThat(Objects.requireNonNull(view(fork).outcome()).text("reason")).isEqualTo("It killed them.");
        assertThat(ofAll("SELECT id::text FROM dead_letter")).isEmpty();
    }

    @Test
    void canBeCancelled() {
        UUID fork = fork(over(), null, null);
        JsonNode given = agent.takeOne();

        tenant.call(() -> {
            runs.cancel(fork);
            return true;
        });

        assertThat(status(agent.finish(proposed(given, "Too late")))).isEqualTo("stale");
        assertThat(state(fork)).isEqualTo(RunState.CANCELLED);
    }

    @Test
    void endsWhenWhatItBeginsWithIsGone() {
        UUID fork = fork(over(), START, null);
        tenant.call(() -> jdbc.sql("DELETE FROM blob WHERE mac = (SELECT start_mac FROM run_fork WHERE run_id = ?)")
                .param(fork)
                .update());

        assertThat(agent.take(0)).isEmpty();

        org.awaitility.Awaitility.await().until(() -> state(fork) == RunState.COMPLETED);
        assertThat(Objects.requireNonNull(view(fork).outcome()).kind()).isEqualTo("failed");
    }

    @Test
    void isListedAsAForkOfItsRunAndOfNobodyElse() {
        UUID source = over();
        UUID fork = fork(source, START, null);

        RunSearch.Found found = tenant.call(() -> search.get(runs.get(fork)));

        assertThat(Objects.requireNonNull(found.fork()).sourceRunId()).isEqualTo(source);
        assertThat(Objects.requireNonNull(found.subject()).reference()).isEqualTo("T-1");
        assertThat(tenant.call(() -> forks.of(source))).containsExactly(fork);
        assertThat(tenants.tenant().<List<UUID>>call(() -> forks.of(source))).isEmpty();
        assertThat(ofAll("SELECT run_id::text FROM raw_event")).doesNotContain(fork.toString());
    }

    @Test
    void isBoundedForEachRun() {
        UUID source = over();
        for (int made = 0; made < ForkStarts.MAX_OF_RUN; made++) {
            fork(source, null, null);
        }

        assertThatThrownBy(() -> fork(source, null, null))
                .isInstanceOf(ForkLimitReached.class)
                .hasMessageContaining("50");
    }

    @Test
    void leavesAnEntryInTheAuditLogWithoutWhatItWasGiven() {
        UUID fork = fork(over(), START, "Secret words");

        List<String> entries = ofAll("SELECT e::text FROM audit_entry e WHERE action = 'run.forked'");

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst()).contains(fork.toString()).doesNotContain("Secret words", "words of Ada");
    }

    private List<String> ofAll(String sql) {
        return tenant.call(() -> jdbc.sql(sql).query(String.class).list());
    }
}
