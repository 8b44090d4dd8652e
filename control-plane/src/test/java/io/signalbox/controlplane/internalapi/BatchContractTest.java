package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.PlainCaller;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What breaks the contract anywhere in a batch is refused with its place, and nothing of the batch is stored. */
class BatchContractTest extends BatchScene {

    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Arguments> nulls() {
        var members = new ArrayList<Arguments>();
        for (String place : List.of(
                "/run_id",
                "/attempt",
                "/capability_token",
                "/steps",
                "/steps/0",
                "/steps/0/node",
                "/steps/0/errors/0",
                "/journal",
                "/journal/0",
                "/journal/0/value",
                "/usage",
                "/usage/rounds",
                "/checkpoint/state")) {
            members.add(Arguments.of(Operation.FINISH_RUN, place));
            members.add(Arguments.of(Operation.ADVANCE_RUN, place));
        }
        for (String place : List.of(
                "/outcome",
                "/result/kind",
                "/effects",
                "/effects/0",
                "/effects/0/kind",
                "/effects/0/ticket/change",
                "/effects/0/ticket/accounts",
                "/effects/0/ticket/accounts/0",
                "/effects/0/ticket/change/ticket/title",
                "/effects/0/ticket/change/ticket/labels/0",
                "/interrupts",
                "/interrupts/0")) {
            members.add(Arguments.of(Operation.FINISH_RUN, place));
        }
        members.add(Arguments.of(Operation.ADVANCE_RUN, "/sequence"));
        return members.stream();
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void refusesNullWhereThereHasToBeSomething(Operation operation, String place) {
        ObjectNode bad = whole(operation);
        setNull(bad, place);
        List<String> before = stored(tenant, victim);

        PlainCaller.Answer answer = agent.post(
                path(operation), Map.of("items", List.of(item(operation, first), JSON.convertValue(bad, Map.class))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"/items/1" + place + '"');
        assertThat(stored(tenant, victim)).isEqualTo(before);
        assertThat(stored(tenant, first)).noneMatch(row -> row.startsWith("step"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"FINISH_RUN", "ADVANCE_RUN"})
    void refusesNullInPlaceOfAnItemOrOfAllItems(Operation operation) {
        var items = Arrays.asList(item(operation, victim), null);
        assertRefused(path(operation), Map.of("items", items), "/items/1");
        assertRefused(path(operation), Collections.singletonMap("items", null), "/items");
        assertRefused(path(operation), Map.of("items", List.of()), "/items");
        assertThat(stored(tenant, victim)).noneMatch(row -> row.startsWith("step"));
    }

    @Test
    void refusesNullAmongWhatAHeartbeatNames() {
        JsonNode description = JSON.valueToTree(Map.of("id", "x", "build", "1", "started_at", "2026-11-20T10:00:00Z"));
        Map<String, Object> agentWithNull = JSON.convertValue(description, Map.class);
        agentWithNull.put("workflows", Collections.singletonList(null));
        Map<String, Object> known = JSON.convertValue(description, Map.class);
        known.put("workflows", List.of(Map.of("name", "w", "version", 1)));

        assertRefused(
                ScriptedAgent.HEARTBEAT,
                Map.of("agent", known, "attempts", Collections.singletonList(null)),
                "/attempts/0");
        assertRefused(
                ScriptedAgent.HEARTBEAT, Map.of("agent", agentWithNull, "attempts", List.of()), "/agent/workflows/0");
        assertRefused(
                ScriptedAgent.TAKE,
                Map.of("agent", agentWithNull, "room", Map.of("rules", 1, "model", 1), "wait_ms", 0),
                "/agent/workflows/0");
        assertRefused(
                ScriptedAgent.TAKE,
                Map.of("agent", known, "room", Map.of("rules", -1, "model", 1), "wait_ms", 30_000),
                "/room/rules",
                "/wait_ms");
    }

    @Test
    void refusesWhatIsTooLongOrTooSmall() {
        ObjectNode bad = whole(Operation.FINISH_RUN);
        bad.put("attempt", 0);
        ((ObjectNode) bad.at("/checkpoint")).put("node", "n".repeat(101));
        ((ObjectNode) bad.at("/effects/0/ticket/change/ticket")).put("title", "");

        assertRefused(
                ScriptedAgent.FINISH,
                Map.of("items", List.of(JSON.convertValue(bad, Map.class))),
                "/items/0/attempt",
                "/items/0/checkpoint/node",
                "/items/0/effects/0/ticket/change/ticket/title");
    }

    private void assertRefused(String path, Map<String, ?> body, String... places) {
        PlainCaller.Answer answer = agent.post(path, body);

        assertThat(answer.status()).isEqualTo(400);
        for (String place : places) {
            assertThat(answer.body()).contains('"' + place + '"');
        }
    }

    /** An item with something in all its lists. */
    private ObjectNode whole(Operation operation) {
        ObjectNode item = JSON.valueToTree(item(operation, victim));
        ((ObjectNode) item.at("/steps/0"))
                .putArray("errors")
                .addObject()
                .put("pointer", "/a")
                .put("message", "m");
        if (operation == Operation.FINISH_RUN) {
            item.putArray("interrupts").addObject();
            ((ArrayNode) item.at("/effects/0/ticket/accounts")).addObject();
            ((ObjectNode) item.at("/effects/0/ticket/change/ticket"))
                    .putArray("labels")
                    .add("l");
        }
        return item;
    }

    private static void setNull(ObjectNode item, String place) {
        String last = place.substring(place.lastIndexOf('/') + 1);
        JsonNode holder = item.at(place.substring(0, place.lastIndexOf('/')));
        if (holder instanceof ArrayNode array) {
            array.setNull(Integer.parseInt(last));
        } else {
            ((ObjectNode) holder).putNull(last);
        }
    }
}
