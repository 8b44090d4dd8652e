package io.signalbox.controlplane.runs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.ServerSentEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever follows a running run sees what goes on in it, and its agent is told that somebody does. */
class RunProgressStreamTest extends RunsApiScene {

    ScriptedAgent agent;

    @BeforeEach
    void connect() {
        agent = new ScriptedAgent(port);
    }

    @Test
    void showsAStepAndItsTextAsTheyComeAndLeavesWhatALaterVisitorSees() throws Exception {
        UUID run = queued("T-1");
        try (var stream = follow(run)) {
            JsonNode given = taken(run);
            tell(given, 1, Map.of("type", "step.started"));
            await().until(() -> stream.names().contains("step.started"));
            tell(given, 2, Map.of("type", "model.delta", "offset", 0, "text", "{\"title\""));
            await().until(() -> stream.names().contains("model.delta"));
            JsonNode delta = stream.events().getLast().data();
            assertThat(delta.at("/data/text").asString()).isEqualTo("{\"title\"");
            assertThat(delta.at("/data/node").asString()).isEqualTo("map");
            assertThat(delta.at("/data/attempt").asInt()).isEqualTo(1);

            Map<String, Object> end = ScriptedAgent.completed(given);
            end.put("steps", List.of(ScriptedAgent.step(1)));
            agent.finish(end);

            await().until(stream::hasEnded);
            assertThat(stream.names())
                    .containsExactly(
                            "run.queued", "run.started", "step.started", "model.delta", "step", "run.completed");
            assertThat(stream.events())
                    .extracting(ServerSentEvents.Event::id)
                    .containsExactly("1", "2", "3", "4", "5", "6");
        }
        assertThat(names(run, "0")).containsExactly("run.queued", "run.started", "step", "run.completed");
        assertThat(names(run, "3")).containsExactly("step", "run.completed");
    }

    @Test
    void resumesInTheMiddleOfAnAnswer() throws Exception {
        UUID run = queued("T-1");
        JsonNode given = agent.takeOne();
        tell(given, 1, Map.of("type", "step.started"));
        tell(given, 2, Map.of("type", "model.delta", "offset", 0, "text", "one "));
        tell(given, 3, Map.of("type", "model.delta", "offset", 4, "text", "two"));

        try (var stream = ServerSentEvents.open(console, path(run), "Last-Event-ID", "4")) {
            await().until(() -> !stream.events().isEmpty());
            assertThat(stream.events()).singleElement().satisfies(event -> {
                assertThat(event.id()).isEqualTo("5");
                assertThat(event.data().at("/data/text").asString()).isEqualTo("two");
            });
        }
    }

    @Test
    void tellsTheAgentWhichOfItsRunsAreFollowed() throws Exception {
        UUID run = queued("T-1");
        UUID other = queued("T-2");
        try (var stream = follow(run)) {
            await().until(() -> stream.names().contains("run.queued"));
            Map<UUID, JsonNode> given = new HashMap<>();
            await().until(() -> {
                agent.take()
                        .forEach(one ->
                                given.put(UUID.fromString(one.get("run_id").asString()), one));
                return given.size() == 2;
            });

            assertThat(given.get(run).get("watched").asBoolean()).isTrue();
            assertThat(given.get(other).has("watched")).isFalse();
            JsonNode answer = agent.heartbeat(
                    given.values().stream().map(ScriptedAgent::held).toList());
            assertThat(answer.get("watched")).singleElement().satisfies(id -> assertThat(id.asString())
                    .isEqualTo(run.toString()));
            JsonNode unwatched = agent.heartbeat(List.of(ScriptedAgent.held(given.get(other))));
            assertThat(unwatched.has("watched")).isFalse();
        }
    }

    @Test
    void tellsConsolesThatDoNotFollowTheRunNothing() throws Exception {
        queued("T-1");
        JsonNode given = agent.takeOne();
        try (var stream = ServerSentEvents.open(console, "/api/v1/live")) {
            tell(given, 1, Map.of("type", "step.started"));
            tell(given, 2, Map.of("type", "model.delta", "offset", 0, "text", "one"));
            UUID later = queued("T-2");

            await().until(() -> stream.events().toString().contains(later.toString()));
            assertThat(stream.events())
                    .allSatisfy(event ->
                            assertThat(event.data().get("topic").asString()).doesNotContain("."));
        }
    }

    private UUID queued(String externalId) {
        return fixture.queued(tenant, agent.workflow(), integration, externalId);
    }

    private ServerSentEvents follow(UUID run) throws IOException, InterruptedException {
        return ServerSentEvents.open(console, path(run));
    }

    private static String path(UUID run) {
        return "/api/v1/runs/" + run + "/events";
    }

    private JsonNode taken(UUID run) {
        JsonNode given = agent.takeOne();
        assertThat(given.get("run_id").asString()).isEqualTo(run.toString());
        return given;
    }

    private void tell(JsonNode given, int sequence, Map<String, Object> event) {
        Map<String, Object> whole = new HashMap<>(event);
        whole.putAll(Map.of("step", 1, "node", "map", "mapping_attempt", 1));
        Map<String, Object> item = ScriptedAgent.advance(given, sequence);
        item.put("events", List.of(whole));
        assertThat(agent.advance(List.of(item)).getFirst().get("status").asString())
                .isEqualTo("stored");
    }

    private List<String> names(UUID run, String after) throws IOException, InterruptedException {
        try (var stream = ServerSentEvents.open(console, path(run), "Last-Event-ID", after)) {
            await().until(stream::hasEnded);
            return stream.names();
        }
    }
}
