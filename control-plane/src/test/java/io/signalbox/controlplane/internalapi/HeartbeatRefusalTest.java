package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An agent keeps what it holds and nothing else, and is given a fresh token only against the attempt's own. */
class HeartbeatRefusalTest extends BatchScene {

    @ParameterizedTest
    @ValueSource(strings = {ScriptedAgent.TAKE, ScriptedAgent.HEARTBEAT})
    void refusesWhoeverHasNoServiceKey(String path) {
        fixture.queued(tenant, agent.workflow(), tenant.integration("generic"), "T-5");
        Map<String, Object> body = Map.of(
                "agent",
                agent.description(),
                "room",
                Map.of("rules", 1, "model", 1),
                "wait_ms",
                0,
                "attempts",
                List.of());

        for (String key : List.of("", "guessed")) {
            PlainCaller.Answer answer =
                    PlainCaller.nobody(port).sendJson("POST", path, body, "X-Signalbox-Service-Key", key);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("service_key_refused");
        }

        assertThat(agent.take()).hasSize(1);
    }

    @Test
    void givesAnotherAgentsAttemptBackAsOver() {
        JsonNode answer = new ScriptedAgent(port).heartbeat(List.of(ScriptedAgent.held(victim)));

        assertThat(answer.get("over")).singleElement().satisfies(over -> {
            assertThat(over.get("run_id").asString()).isEqualTo(runId(victim).toString());
            assertThat(over.get("reason").asString()).isEqualTo("stale");
        });
        assertThat(answer.get("tokens")).isEmpty();
        assertThat(agent.heartbeat(List.of(ScriptedAgent.held(victim))).get("over"))
                .isEmpty();
    }

    @Test
    void givesFreshTokensOnlyAgainstTheAttemptsOwn() {
        String forged = new HijackedAgent(token(victim)).rewritten(claims -> claims.claim("attempt", 7));

        JsonNode answer = agent.heartbeat(List.of(
                ScriptedAgent.held(first),
                with(ScriptedAgent.held(victim), "capability_token", forged),
                with(ScriptedAgent.held(last), "capability_token", token(first)),
                with(ScriptedAgent.held(unnamed), "capability_token", expired(unnamed, Duration.ofSeconds(70))),
                with(ScriptedAgent.held(foreign), "capability_token", expired(foreign, Duration.ofSeconds(30)))));

        assertThat(answer.get("over")).isEmpty();
        assertThat(answer.get("tokens"))
                .extracting(BatchScene::runId)
                .containsExactlyInAnyOrder(runId(first), runId(foreign));
        assertThat(audited(tenant))
                .containsExactlyInAnyOrder(
                        runId(first) + " sendHeartbeat out_of_scope",
                        runId(unnamed) + " sendHeartbeat capability_refused");
        assertThat(audited(stranger)).isEmpty();
    }

    @Test
    void givesNoneAgainstATokenOfAnotherAttemptOrOrganization() {
        JsonNode answer = agent.heartbeat(List.of(
                with(ScriptedAgent.held(victim), "capability_token", minted(tenant, 2, ALL)),
                with(ScriptedAgent.held(victim), "capability_token", minted(stranger, 2, ALL)),
                with(ScriptedAgent.held(victim), "capability_token", token(foreign))));

        assertThat(answer.get("tokens")).isEmpty();
        assertThat(answer.get("over")).isEmpty();
        assertThat(audited(tenant)).containsExactly(runId(victim) + " sendHeartbeat out_of_scope");
        assertThat(audited(stranger)).hasSize(2);
    }

    /** Its run may be another's by now, and that one's operations are not its own. */
    @Test
    void givesNoneForAnAttemptThatIsOver() {
        agent.finish(ScriptedAgent.returned(victim, "agent_stopping"));
        JsonNode again = agent.takeOne();

        JsonNode answer = agent.heartbeat(List.of(ScriptedAgent.held(victim), ScriptedAgent.held(again)));

        assertThat(answer.get("over"))
                .singleElement()
                .satisfies(over -> assertThat(over.get("attempt").asInt()).isOne());
        assertThat(answer.get("tokens"))
                .singleElement()
                .satisfies(fresh -> assertThat(fresh.get("attempt").asInt()).isEqualTo(2));
    }

    @Test
    void givesNoMoreThanTheOldTokenAllowed() {
        String narrow = minted(tenant, 1, EnumSet.of(Operation.ADVANCE_RUN));

        JsonNode fresh = agent.heartbeat(List.of(with(ScriptedAgent.held(victim), "capability_token", narrow)))
                .get("tokens")
                .get(0);

        assertThat(tokens.verify(token(fresh))).isEqualTo(tokens.verify(narrow));
    }
}
