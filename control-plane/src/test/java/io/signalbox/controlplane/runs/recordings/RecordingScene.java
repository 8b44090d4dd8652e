package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.runs.finish.AgentScene;
import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Runs that an agent records as agents do. */
abstract class RecordingScene extends AgentScene {

    /** Over, after one attempt with this many steps. */
    UUID recorded(int steps) {
        UUID run = queued("T-1");
        agent.finish(ended(agent.takeOne(), 1, steps, 0));
        return run;
    }

    /** Over, after an attempt that paid for an answer and was given back, and one that resumed from there. */
    UUID resumed() {
        UUID run = queued("T-1");
        JsonNode first = agent.takeOne();
        agent.advance(List.of(paid(first, 2)));
        Map<String, Object> failed = ScriptedAgent.failed(first, "model", "model_timeout");
        failed.put("steps", List.of(step(3, "validate", 1), step(4, "map", 2)));
        failed.put("journal", List.of(ScriptedAgent.modelAnswer(2, "{\"late\":true}")));
        agent.finish(failed);
        due(run);
        agent.finish(ended(agent.takeOne(), 1, 2, 0));
        return run;
    }

    private void due(UUID run) {
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET available_at = now() - interval '1 second' WHERE run_id = ?")
                .param(run)
                .update());
    }

    static Map<String, Object> ended(JsonNode given, int from, int until, int calls) {
        Map<String, Object> item = ScriptedAgent.completed(given);
        item.put(
                "steps",
                IntStream.rangeClosed(from, until)
                        .mapToObj(sequence -> step(sequence, "map", calls))
                        .toList());
        return item;
    }

    /** So many steps, an answer before the last one, and the state after it. */
    static Map<String, Object> paid(JsonNode given, int steps) {
        Map<String, Object> item = ScriptedAgent.advance(given, 1);
        List<Map<String, Object>> all = new ArrayList<>();
        IntStream.rangeClosed(1, steps)
                .forEach(sequence ->
                        all.add(step(sequence, sequence == steps ? "map" : "fetch", sequence == steps ? 1 : 0)));
        item.put("steps", all);
        item.put("journal", List.of(ScriptedAgent.modelAnswer(1, "{\"title\":\"A \\\"quoted\\\" one\"}")));
        Map<String, Object> checkpoint = new HashMap<>(ScriptedAgent.checkpoint("{\"step\":2}"));
        checkpoint.put("step", steps);
        item.put("checkpoint", checkpoint);
        item.put("usage", ScriptedAgent.usage(1, 30, 7));
        return item;
    }

    static Map<String, Object> step(int sequence, String node, int calls) {
        Map<String, Object> step = new HashMap<>(ScriptedAgent.step(sequence));
        step.put("node", node);
        step.put("calls", calls);
        return step;
    }
}
