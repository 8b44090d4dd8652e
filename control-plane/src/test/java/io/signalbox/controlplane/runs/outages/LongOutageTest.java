package io.signalbox.controlplane.runs.outages;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Half an hour of outages, one after the other: nothing becomes a dead letter, nobody works in vain, and everything is done afterwards. */
class LongOutageTest extends OutageScene {

    /** Of a control plane and an agent without work, 30 steps of two seconds: the same however many runs are parked. */
    private static final int STATEMENTS_OF_AN_IDLE_MINUTE = 30 * 20;

    /** Pauses of 2, 4, 8, 16, 32 and then 60 seconds, a fifth shorter at times. */
    private static final int PROBES_IN_TEN_MINUTES = 18;

    /** Pauses that double from a second to two minutes, a fifth shorter at times. */
    private static final int ATTEMPTS_IN_FIVE_MINUTES = 10;

    private static final int SECONDS_UNTIL_AN_AGENT_DIES = 10;

    @Test
    void parksEverythingForHalfAnHourAndDoesItAllAfterwards() {
        withoutModel();
        withFailingAgents();
        withDyingAgents();
        withASilentAgent();
        withAnAgentThatAnswersNothing();
    }

    /** Ten minutes. */
    private void withoutModel() {
        ProcessOfAgent agent = anAgent();
        minutes(1, () -> work(agent, this::asksModel));
        modelAnswers = false;
        modelCalls = 0;

        minutes(9, () -> work(agent, this::asksModel));
        int idle = statementsOfAMinute(() -> work(agent, this::asksModel));

        assertThat(breaker()).isNotEqualTo(ModelBreakerView.State.CLOSED);
        assertThat(idle).as("statements of an idle minute").isLessThan(STATEMENTS_OF_AN_IDLE_MINUTE);
        assertThat(modelCalls).as("calls of a dead model").isBetween(10, PROBES_IN_TEN_MINUTES);
        modelAnswers = true;
        untilAllIsDone(4, () -> work(agent, this::asksModel));
        assertThat(breaker()).isEqualTo(ModelBreakerView.State.CLOSED);
    }

    /** Five minutes of a deploy whose agents get nothing done. */
    private void withFailingAgents() {
        ProcessOfAgent agent = anAgent();
        forgetAttempts();

        minutes(5, () -> work(agent, run -> ScriptedAgent.failed(run, "control_plane", "workflow_unavailable")));

        assertThat(maxAttempts()).isBetween(5, ATTEMPTS_IN_FIVE_MINUTES);
        untilAllIsDone(4, () -> work(agent, this::asksModel));
    }

    /** Five minutes of a deploy whose agents take what they can get, and are gone ten seconds later. */
    private void withDyingAgents() {
        forgetAttempts();
        Crashing crashing = new Crashing();

        minutes(5, crashing::step);

        assertThat(maxAttempts()).isBetween(6, crashing.agents);
        ProcessOfAgent agent = anAgent();
        untilAllIsDone(4, () -> work(agent, this::asksModel));
    }

    /** Five minutes of one that is stopped in the middle of its attempts. It wakes up and tells how they ended. */
    private void withASilentAgent() {
        ProcessOfAgent agent = anAgent();
        minutes(1, () -> take(agent));
        forgetAttempts();

        minutes(4, () -> {});
        int idle = statementsOfAMinute(() -> {});

        assertThat(idle).as("statements of an idle minute").isLessThan(STATEMENTS_OF_AN_IDLE_MINUTE);
        assertThat(agent.end(ScriptedAgent::completed)).containsOnlyKeys("stale");
        untilAllIsDone(4, () -> work(agent, this::asksModel));
    }

    /** Five minutes of one that lives, and whose attempts do not: what they asked never answers. */
    private void withAnAgentThatAnswersNothing() {
        ProcessOfAgent agent = anAgent();
        forgetAttempts();

        minutes(5, () -> {
            agent.heartbeat();
            take(agent);
        });

        assertThat(maxAttempts()).as("one for each time an attempt may take").isBetween(2, 3);
        untilAllIsDone(4, () -> work(agent, this::asksModel));
        assertThat(events()).as("two a minute").isGreaterThanOrEqualTo(60);
    }

    private void work(ProcessOfAgent agent, Function<JsonNode, Map<String, Object>> attempt) {
        agent.heartbeat();
        take(agent);
        agent.end(attempt);
    }

    /** Agents one after the other. */
    private final class Crashing {

        private ProcessOfAgent agent = anAgent();
        private int agents = 1;
        private int seconds;

        private void step() {
            seconds += 2;
            if (seconds % SECONDS_UNTIL_AN_AGENT_DIES == 0) {
                agent = anAgent();
                agents++;
            }
            agent.heartbeat();
            take(agent);
        }
    }
}
