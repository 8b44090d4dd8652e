package io.signalbox.controlplane.runs.outages;

import io.signalbox.controlplane.testing.ScriptedAgent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A process of the agent, which knows what it was given and has not ended. It does something only when it is told to. */
final class ProcessOfAgent {

    private static final int MAX_BATCH = 64;

    private final ScriptedAgent agent;
    private final List<JsonNode> held = new ArrayList<>();

    ProcessOfAgent(ScriptedAgent agent) {
        this.agent = agent;
    }

    /** Says that it and what it holds are alive, and leaves what it is told is over. */
    void heartbeat() {
        JsonNode heard = agent.heartbeat(held.stream().map(ScriptedAgent::held).toList());
        heard.get("over").forEach(over -> held.removeIf(run -> run.get("run_id").equals(over.get("run_id"))));
    }

    /** Asks for runs. Returns those it is given. */
    List<JsonNode> take() {
        List<JsonNode> taken = agent.take();
        held.addAll(taken);
        return taken;
    }

    /**
     * Ends everything that it holds.
     *
     * @return how many of the ends there were of each status
     */
    Map<String, Integer> end(Function<JsonNode, Map<String, Object>> attempt) {
        Map<String, Integer> answers = new HashMap<>();
        for (int from = 0; from < held.size(); from += MAX_BATCH) {
            List<JsonNode> batch = held.subList(from, Math.min(held.size(), from + MAX_BATCH));
            agent.finish(batch.stream().map(attempt).toList())
                    .forEach(answer -> answers.merge(answer.get("status").asString(), 1, Integer::sum));
        }
        held.clear();
        return answers;
    }
}
