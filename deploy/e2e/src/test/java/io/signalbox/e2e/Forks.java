package io.signalbox.e2e;

import static org.awaitility.Awaitility.await;

import io.signalbox.local.client.SignalboxClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Runs of one sender and their forks, as somebody sees and makes them by the public API. */
final class Forks {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OVER = Set.of("completed", "dead_lettered");

    private final SignalboxClient client;
    private final Source source;
    /** They do not change, and each question replays the run: a caller has 60 of these a minute. */
    private final Map<String, JsonNode> states = new HashMap<>();

    Forks(SignalboxClient client) {
        this.client = client;
        this.source = Source.connect(client, "Forked");
    }

    /**
     * A field in which a fork differs from its original.
     *
     * @param original JSON; null where the original has no such field
     * @param fork JSON; null where the fork has none
     */
    record Difference(String pointer, String original, String fork) {

        static Difference of(String pointer, String original, String fork) {
            return new Difference(pointer, original, fork);
        }
    }

    /** Id of the run of an event with this payload, which is over. */
    String original(Map<String, Object> payload) {
        String run = source.send("forked-" + payload.get("id"), payload)
                .events()
                .getFirst()
                .runId();
        over(run);
        return run;
    }

    /** A fork of a run, which is over. */
    JsonNode fork(String runId, Map<String, Object> how) {
        return over(create(runId, how).path("id").asString());
    }

    JsonNode create(String runId, Map<String, Object> how) {
        return client.post(path(runId) + "/forks", how);
    }

    private JsonNode over(String runId) {
        await("the run ends")
                .atMost(Duration.ofSeconds(60))
                .until(() -> OVER.contains(client.get(path(runId)).path("state").asString()));
        return client.get(path(runId));
    }

    /** How to fork from the last time that this node ended, with another value at this place of the state it left. */
    Map<String, Object> edited(String runId, String node, String pointer, String value) {
        ObjectNode state = state(runId, node);
        JsonPointer place = JsonPointer.compile(pointer);
        ((ObjectNode) state.at(place.head())).set(place.last().getMatchingProperty(), StringNode.valueOf(value));
        return Map.of("from_step", position(runId, node), "state", state.toString());
    }

    /** The state that this node left last. */
    ObjectNode state(String runId, String node) {
        String state = client.get(path(runId) + "/steps/" + position(runId, node) + "/state")
                .path("state")
                .asString();
        return (ObjectNode) JSON.readTree(state);
    }

    private int position(String runId, String node) {
        return states.computeIfAbsent(
                        runId, id -> client.get(path(id) + "/states").path("items"))
                .valueStream()
                .filter(state -> state.path("node").asString().equals(node))
                .mapToInt(state -> state.path("position").asInt())
                .max()
                .orElseThrow();
    }

    /** Of a fork that is over. */
    List<Difference> differences(JsonNode fork) {
        return client.get(path(fork.path("id").asString()) + "/diff")
                .path("items")
                .valueStream()
                .map(item -> new Difference(
                        item.path("pointer").asString(),
                        item.path("original").asString(null),
                        item.path("fork").asString(null)))
                .toList();
    }

    List<String> nodes(JsonNode run) {
        return steps(run).stream().map(step -> step.at("/step/node").asString()).toList();
    }

    /** What the model was told first. */
    String prompt(JsonNode run) {
        return steps(run).stream()
                .map(step -> step.at("/step/model_usage/prompt").asString(""))
                .filter(prompt -> !prompt.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> steps(JsonNode run) {
        return Pages.of(client, path(run.path("id").asString()) + "/steps");
    }

    /** All that could be different if a fork were to change something: events of other senders may come to an end meanwhile. */
    Map<String, JsonNode> outsideOfRuns() {
        Map<String, JsonNode> seen = new LinkedHashMap<>();
        for (String list : List.of("tickets", "events", "dead-letters")) {
            for (JsonNode item : Pages.of(client, "/api/v1/" + list + "?integration_id=" + source.integrationId())) {
                String path = "/api/v1/" + list + "/" + item.path("id").asString();
                seen.put(path, client.get(path));
                if (list.equals("tickets")) {
                    seen.put(path + "/activities", client.get(path + "/activities"));
                }
            }
        }
        JsonNode conservation = client.get("/api/v1/conservation");
        List.of("accepted", "done_as", "duplicates", "balanced", "drift")
                .forEach(count -> seen.put(count, conservation.path(count)));
        return seen;
    }

    private static String path(String runId) {
        return "/api/v1/runs/" + runId;
    }
}
