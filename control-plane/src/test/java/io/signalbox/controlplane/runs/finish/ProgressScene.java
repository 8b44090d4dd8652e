package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Attempts that tell what goes on within their steps. */
abstract class ProgressScene extends AgentScene {

    @Autowired
    JdbcClient client;

    /** An advance of nothing but these events. */
    @SafeVarargs
    static Map<String, Object> progress(JsonNode given, int sequence, Map<String, Object>... events) {
        Map<String, Object> item = ScriptedAgent.advance(given, sequence);
        item.put("events", List.of(events));
        return item;
    }

    static Map<String, Object> started(int step) {
        return event("step.started", step);
    }

    static Map<String, Object> delta(int step, int offset, String text) {
        Map<String, Object> event = event("model.delta", step);
        event.put("offset", offset);
        event.put("text", text);
        return event;
    }

    private static Map<String, Object> event(String type, int step) {
        return new HashMap<>(Map.of("type", type, "step", step, "node", "map", "mapping_attempt", 1));
    }

    /** What became of one. */
    String advanced(Map<String, Object> item) {
        return status(agent.advance(List.of(item)).getFirst());
    }

    /** The log as {@code sequence type}. */
    List<String> logged(UUID runId) {
        return tenant.call(
                () -> client.sql("SELECT sequence || ' ' || type FROM run_event WHERE run_id = ? ORDER BY sequence")
                        .param(runId)
                        .query(String.class)
                        .list());
    }

    /** What models have written so far, by the log. */
    String text(UUID runId) {
        return tenant.call(() -> client.sql(
                        "SELECT coalesce(string_agg(data ->> 'text', '' ORDER BY sequence), '') FROM run_event WHERE run_id = ?")
                .param(runId)
                .query(String.class)
                .single());
    }
}
