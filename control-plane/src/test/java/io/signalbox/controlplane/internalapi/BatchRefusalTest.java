package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each item of a batch needs the token of its own attempt: one that is refused stores nothing, and its neighbours are stored as if alone. */
class BatchRefusalTest extends BatchScene {

    private static final EnumSet<Operation> BATCHES = EnumSet.of(Operation.FINISH_RUN, Operation.ADVANCE_RUN);

    private enum Attack {
        TOKEN_OF_ANOTHER_ITEM,
        TOKEN_OF_ANOTHER_RUN,
        TOKEN_OF_A_RUN_OF_ANOTHER_ORGANIZATION,
        SAME_RUN_IN_ANOTHER_ORGANIZATION,
        ANOTHER_ATTEMPT_THAN_THE_TOKENS,
        OLDER_ATTEMPT,
        NEWER_ATTEMPT,
        ANOTHER_OPERATION,
        EXPIRED_LONG_AGO
    }

    /**
     * @param answered code of the answer; empty when the attempt is over
     * @param code in the audit log
     * @param owner whose token it is
     * @param ownRun the run of the token
     */
    private record Try(Map<String, Object> item, String answered, String code, TenantOrganization owner, UUID ownRun) {}

    static Stream<Arguments> attacks() {
        return BATCHES.stream()
                .flatMap(operation -> Stream.of(Attack.values()).map(attack -> Arguments.of(operation, attack)));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesOneItemAlone(Operation operation, Attack attack) {
        Try bad = attempt(operation, attack);
        List<String> before = stored(tenant, victim);
        List<String> foreignBefore = stored(stranger, foreign);

        List<JsonNode> answers = send(operation, List.of(item(operation, first), bad.item(), item(operation, last)));

        assertNeighboursStored(operation, answers);
        assertThat(answers.get(1).get("status").asString()).isEqualTo("stale");
        assertThat(answers.get(1).get("run_id").asString())
                .isEqualTo(runId(victim).toString());
        if (operation == Operation.FINISH_RUN) {
            assertThat(answers.get(1).path("code").asString("")).isEqualTo(bad.answered());
        }
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(stored(stranger, foreign)).isEqualTo(foreignBefore);
        assertThat(audited(bad.owner())).containsExactly(bad.ownRun() + " " + operation.id() + " " + bad.code());
        assertThat(audited(bad.owner() == tenant ? stranger : tenant)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("batches")
    void refusesForgedTokensAndTellsNobody(Operation operation) {
        var hijacked = new HijackedAgent(token(victim));
        List<String> forged = List.of(
                "",
                "x",
                hijacked.rewritten(claims -> claims.claim("attempt", 2)),
                hijacked.signedWithOwnKey(key().id()),
                hijacked.signedWithOwnKey(UUID.randomUUID()),
                hijacked.unsigned(),
                hijacked.withoutSignature());
        List<String> before = stored(tenant, victim);
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(item(operation, first));
        forged.forEach(token -> items.add(with(item(operation, victim), "capability_token", token)));
        items.add(item(operation, last));

        List<JsonNode> answers = send(operation, items);

        assertNeighboursStored(operation, answers);
        assertThat(answers.subList(1, answers.size() - 1))
                .allSatisfy(
                        answer -> assertThat(answer.get("status").asString()).isEqualTo("stale"));
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(audited(tenant)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("batches")
    void acceptsATokenThatExpiredHalfAMinuteAgo(Operation operation) {
        String token = expired(victim, Duration.ofSeconds(30));

        List<JsonNode> answers = send(operation, List.of(with(item(operation, victim), "capability_token", token)));

        assertThat(answers.getFirst().get("status").asString()).isEqualTo(done(operation));
        assertThat(audited(tenant)).isEmpty();
    }

    @Test
    void refusesAnEffectThatTheTokenDoesNotAllow() {
        String noTickets = minted(tenant, 1, EnumSet.of(Operation.FINISH_RUN));
        Map<String, Object> withoutOperation = with(item(Operation.FINISH_RUN, victim), "capability_token", noTickets);
        Map<String, Object> anotherTicket =
                with(item(Operation.FINISH_RUN, victim), "effects", List.of(ScriptedAgent.ticket("T-4", "Stolen")));
        List<String> before = stored(tenant, victim);

        List<JsonNode> answers = agent.finish(List.of(
                item(Operation.FINISH_RUN, first), withoutOperation, anotherTicket, item(Operation.FINISH_RUN, last)));

        assertNeighboursStored(Operation.FINISH_RUN, answers);
        assertThat(answers.subList(1, 3)).allSatisfy(answer -> {
            assertThat(answer.get("status").asString()).isEqualTo("refused");
            assertThat(answer.get("code").asString()).isEqualTo("out_of_scope");
        });
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(stored(tenant, unnamed)).noneMatch(row -> row.startsWith("ticket"));
        assertThat(audited(tenant))
                .containsExactlyElementsOf(Collections.nCopies(2, runId(victim) + " finishRuns out_of_scope"));
    }

    @Test
    void refusesADeadLetterThatTheTokenDoesNotAllow() {
        Map<String, Object> item = with(
                ScriptedAgent.deadLettered(victim, "no_mapping_rule"),
                "capability_token",
                minted(tenant, 1, EnumSet.complementOf(EnumSet.of(Operation.REPORT_DEAD_LETTER))));
        List<String> before = stored(tenant, victim);

        JsonNode answer = agent.finish(item);

        assertThat(answer.get("status").asString()).isEqualTo("refused");
        assertThat(answer.get("code").asString()).isEqualTo("out_of_scope");
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(audited(tenant)).containsExactly(runId(victim) + " finishRuns out_of_scope");
    }

    @ParameterizedTest
    @MethodSource("batches")
    void refusesWhoeverHasNoServiceKey(Operation operation) {
        List<String> before = stored(tenant, victim);
        Map<String, Object> body = Map.of("items", List.of(item(operation, victim)));

        for (String key : List.of("", "guessed")) {
            PlainCaller.Answer answer =
                    PlainCaller.nobody(port).sendJson("POST", path(operation), body, "X-Signalbox-Service-Key", key);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("service_key_refused");
        }

        assertThat(stored(tenant, victim)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void refusesABatchOfMoreThanSixtyFour(Operation operation) {
        List<String> before = stored(tenant, victim);

        PlainCaller.Answer answer =
                agent.post(path(operation), Map.of("items", Collections.nCopies(65, item(operation, victim))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(stored(tenant, victim)).isEqualTo(before);
    }

    static EnumSet<Operation> batches() {
        return BATCHES;
    }

    private Try attempt(Operation operation, Attack attack) {
        Map<String, Object> item = item(operation, victim);
        return switch (attack) {
            case TOKEN_OF_ANOTHER_ITEM -> outOfScope(with(item, "capability_token", token(first)), tenant, first);
            case TOKEN_OF_ANOTHER_RUN -> outOfScope(with(item, "capability_token", token(unnamed)), tenant, unnamed);
            case TOKEN_OF_A_RUN_OF_ANOTHER_ORGANIZATION ->
                outOfScope(with(item, "capability_token", token(foreign)), stranger, foreign);
            case SAME_RUN_IN_ANOTHER_ORGANIZATION ->
                stale(with(item, "capability_token", minted(stranger, 1, ALL)), stranger);
            case ANOTHER_ATTEMPT_THAN_THE_TOKENS -> outOfScope(with(item, "attempt", 2), tenant, victim);
            case OLDER_ATTEMPT -> {
                agent.finish(ScriptedAgent.returned(victim, "agent_stopping"));
                assertThat(agent.takeOne().get("attempt").asInt()).isEqualTo(2);
                yield stale(item, tenant);
            }
            case NEWER_ATTEMPT ->
                stale(with(with(item, "attempt", 2), "capability_token", minted(tenant, 2, ALL)), tenant);
            case ANOTHER_OPERATION ->
                outOfScope(
                        with(item, "capability_token", minted(tenant, 1, EnumSet.complementOf(EnumSet.of(operation)))),
                        tenant,
                        victim);
            case EXPIRED_LONG_AGO ->
                new Try(
                        with(item, "capability_token", expired(victim, Duration.ofSeconds(70))),
                        "capability_refused",
                        "capability_refused",
                        tenant,
                        runId(victim));
        };
    }

    private static Try outOfScope(Map<String, Object> item, TenantOrganization owner, JsonNode ownRun) {
        return new Try(item, "out_of_scope", "out_of_scope", owner, runId(ownRun));
    }

    private Try stale(Map<String, Object> item, TenantOrganization owner) {
        return new Try(item, "", "stale_attempt", owner, runId(victim));
    }

    private void assertNeighboursStored(Operation operation, List<JsonNode> answers) {
        assertThat(answers.getFirst().get("status").asString()).isEqualTo(done(operation));
        assertThat(answers.getLast().get("status").asString()).isEqualTo(done(operation));
        for (JsonNode neighbour : List.of(first, last)) {
            String kind = operation == Operation.FINISH_RUN ? "ticket" : "checkpoint";
            assertThat(stored(tenant, neighbour))
                    .anyMatch(row -> row.startsWith(kind))
                    .anyMatch(row -> row.startsWith("step"));
        }
    }
}
