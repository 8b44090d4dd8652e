package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An agent that does as a test tells it, over the real endpoints. It serves one workflow, so that it is given no runs of others.
 *
 * @param id of the process
 */
public record ScriptedAgent(int port, WorkflowVersion workflow, String id) {

    public static final String TAKE = "/internal/v1/attempts/take";
    public static final String HEARTBEAT = "/internal/v1/attempts/heartbeat";
    public static final String FINISH = "/internal/v1/runs/finish";
    public static final String ADVANCE = "/internal/v1/runs/advance";

    /** With a workflow of its own. */
    public ScriptedAgent(int port) {
        this(port, new WorkflowVersion("test-" + UUID.randomUUID(), 1), "agent-" + UUID.randomUUID());
    }

    /** Runs that are due now. */
    public List<JsonNode> take() {
        return take(0);
    }

    public List<JsonNode> take(int waitMs) {
        return items(call(
                TAKE, Map.of("agent", description(), "room", Map.of("rules", 1000, "model", 1000), "wait_ms", waitMs)));
    }

    /** The one run that is due, or becomes due within seconds. */
    public JsonNode takeOne() {
        List<JsonNode> taken = take(10_000);
        if (taken.size() != 1) {
            throw new AssertionError("Not one run is due, but " + taken);
        }
        return taken.getFirst();
    }

    /** @param attempts each with {@code run_id} and {@code attempt} */
    public JsonNode heartbeat(List<Map<String, Object>> attempts) {
        return call(HEARTBEAT, Map.of("agent", description(), "attempts", attempts));
    }

    public List<JsonNode> finish(List<Map<String, Object>> items) {
        return items(call(FINISH, Map.of("items", items)));
    }

    /** What became of one. */
    public JsonNode finish(Map<String, Object> item) {
        return finish(List.of(item)).getFirst();
    }

    public List<JsonNode> advance(List<Map<String, Object>> items) {
        return items(call(ADVANCE, Map.of("items", items)));
    }

    public static Map<String, Object> completed(JsonNode assignment) {
        Map<String, Object> item = end(assignment, "completed");
        item.put("result", Map.of("kind", "ignored", "reason", "A test."));
        return item;
    }

    /** Completed with a change of the ticket that the run is about. */
    public static Map<String, Object> withTicket(JsonNode assignment, String title) {
        Map<String, Object> item = end(assignment, "completed");
        item.put("result", Map.of("kind", "ticket"));
        item.put(
                "effects",
                List.of(ticket(assignment.at("/event/event/external_id").asString(), title)));
        return item;
    }

    public static Map<String, Object> ticket(String externalId, String title) {
        return ticket(externalId, title, Map.of());
    }

    /** @param more members of the change */
    public static Map<String, Object> ticket(String externalId, String title, Map<String, Object> more) {
        Map<String, Object> change = new LinkedHashMap<>(more);
        change.put("external_id", externalId);
        change.put("operation", "upsert");
        change.put("completeness", "full");
        change.put("source_version", 1);
        change.put("ticket", Map.of("title", title, "status", "open", "priority", "normal", "type", "task"));
        return Map.of("kind", "ticket", "ticket", Map.of("change", change, "accounts", List.of()));
    }

    /** @param cause content, model or control_plane */
    public static Map<String, Object> failed(JsonNode assignment, String cause, String code) {
        Map<String, Object> item = end(assignment, "failed");
        item.put("failure", Map.of("cause", cause, "code", code, "detail", "It did not work."));
        return item;
    }

    public static Map<String, Object> returned(JsonNode assignment, String code) {
        Map<String, Object> item = end(assignment, "returned");
        item.put("failure", Map.of("cause", "control_plane", "code", code, "detail", "It goes back."));
        return item;
    }

    public static Map<String, Object> deadLettered(JsonNode assignment, String reason) {
        Map<String, Object> item = end(assignment, "dead_lettered");
        item.put("dead_letter", Map.of("reason", reason, "detail", "No rule knows it.", "attempts", List.of()));
        return item;
    }

    /** The end of an attempt, still without what its outcome needs. */
    public static Map<String, Object> end(JsonNode assignment, String outcome) {
        Map<String, Object> item = item(assignment);
        item.put("outcome", outcome);
        return item;
    }

    public static Map<String, Object> advance(JsonNode assignment, int sequence) {
        Map<String, Object> item = item(assignment);
        item.put("sequence", sequence);
        return item;
    }

    public static Map<String, Object> step(int sequence) {
        return Map.of(
                "sequence",
                sequence,
                "node",
                "map",
                "mapping_attempt",
                1,
                "outcome",
                "ok",
                "started_at",
                "2026-11-20T10:00:00Z",
                "duration_ms",
                1.5,
                "input_digest",
                "abc",
                "state_hash",
                "h" + sequence);
    }

    public static Map<String, Object> modelAnswer(int sequence, String value) {
        return Map.of(
                "sequence",
                sequence,
                "step",
                "map",
                "kind",
                "model",
                "key",
                "k" + sequence,
                "result",
                "answered",
                "value",
                value);
    }

    public static Map<String, Object> checkpoint(String state) {
        return Map.of(
                "node", "map", "next_node", "validate", "round", 1, "schema", 1, "state", state, "state_hash", "s");
    }

    public static Map<String, Object> usage(int rounds, int promptTokens, int completionTokens) {
        return Map.of("rounds", rounds, "prompt_tokens", promptTokens, "completion_tokens", completionTokens);
    }

    /** As the contract names an attempt, with its token. */
    public static Map<String, Object> held(JsonNode assignment) {
        Map<String, Object> held = new HashMap<>();
        held.put("run_id", assignment.get("run_id").asString());
        held.put("attempt", assignment.get("attempt").asInt());
        held.put("capability_token", assignment.get("capability_token").asString());
        return held;
    }

    private static Map<String, Object> item(JsonNode assignment) {
        Map<String, Object> item = held(assignment);
        item.put("steps", List.of());
        item.put("journal", List.of());
        item.put("usage", usage(1, 0, 0));
        return item;
    }

    public PlainCaller.Answer post(String path, Object body) {
        return PlainCaller.nobody(port)
                .sendJson("POST", path, body, "X-Signalbox-Service-Key", FreshServices.SERVICE_KEY);
    }

    private JsonNode call(String path, Object body) {
        PlainCaller.Answer answer = post(path, body);
        if (answer.status() != 200) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.body());
        }
        return answer.json();
    }

    private static List<JsonNode> items(JsonNode answer) {
        List<JsonNode> items = new ArrayList<>();
        answer.get("items").forEach(items::add);
        return items;
    }

    /** As the contract describes a process of the agent. */
    public Map<String, Object> description() {
        return Map.of(
                "id",
                id,
                "build",
                "test",
                "settings",
                "{}",
                "started_at",
                "2026-11-20T10:00:00Z",
                "workflows",
                List.of(Map.of("name", workflow.name(), "version", workflow.version())));
    }
}
