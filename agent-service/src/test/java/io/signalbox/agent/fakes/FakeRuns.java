package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs as the fake control plane keeps them: what is due, what was said of each, and what is to be answered next. */
final class FakeRuns {

    private static final int MAX_TAKEN = 64;

    /** Names the only agent that a run is given to; no part of the contract. */
    private static final String TO = "to";

    private final ObjectMapper json;
    private final Deque<ObjectNode> due = new ArrayDeque<>();
    private final Map<String, Deque<ObjectNode>> answers = new HashMap<>();
    private final Map<String, List<JsonNode>> stored = new HashMap<>();
    private final Map<String, JsonNode> ended = new HashMap<>();
    private final Map<String, String> over = new HashMap<>();
    private final Set<String> live = new HashSet<>();
    private final Set<String> watched = new HashSet<>();
    private JsonNode checkpoint;
    private int fresh;
    private int dropped;

    FakeRuns(ObjectMapper json) {
        this.json = json;
    }

    synchronized void reset() {
        due.clear();
        answers.clear();
        stored.clear();
        ended.clear();
        over.clear();
        watched.clear();
        checkpoint = null;
        notifyAll();
    }

    /** The connections of polls that wait are gone. */
    synchronized void drop() {
        dropped++;
        notifyAll();
    }

    synchronized void assign(ObjectNode run) {
        if (run.path("attempt").asInt() > 1 && checkpoint != null && !run.has("resume")) {
            run.putObject("resume").set("checkpoint", checkpoint);
        }
        due.add(run);
        notifyAll();
    }

    /** The answer to the next items of this operation, instead of well. */
    synchronized void script(String operation, int times, ObjectNode answer) {
        for (int time = 0; time < times; time++) {
            answers.computeIfAbsent(operation, key -> new ArrayDeque<>()).add(answer);
        }
    }

    synchronized void end(String runId, String reason) {
        over.put(runId, reason);
    }

    /** Somebody follows the run from now on; the next heartbeat says so. */
    synchronized void watch(String runId) {
        watched.add(runId);
    }

    synchronized void checkpoint(JsonNode another) {
        checkpoint = another;
    }

    synchronized JsonNode checkpoint() {
        return checkpoint;
    }

    /** Items that were sent, whatever was answered. */
    synchronized List<JsonNode> sent(String operation) {
        return List.copyOf(stored.getOrDefault(operation, List.of()));
    }

    synchronized Set<String> live() {
        return live.stream().map(each -> each.split(" ")[1]).collect(Collectors.toSet());
    }

    /** The last word on an attempt, once there is one. */
    synchronized JsonNode awaitEnd(String runId, int attempt, long seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!ended.containsKey(runId + "/" + attempt)) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("The run " + runId + " did not end in " + seconds + " s.");
            }
            wait(left);
        }
        return ended.get(runId + "/" + attempt);
    }

    synchronized ObjectNode take(JsonNode request) throws InterruptedException {
        long until = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(request.path("wait_ms").asLong());
        int poll = dropped;
        JsonNode agent = request.path("agent");
        while (due.stream().noneMatch(run -> given(run, agent)) && poll == dropped && System.nanoTime() < until) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        }
        ObjectNode result = json.createObjectNode();
        var items = result.putArray("items");
        var kept = new ArrayList<ObjectNode>();
        var room = new HashMap<Boolean, Integer>(Map.of(
                false,
                request.at("/room/rules").asInt(),
                true,
                request.at("/room/model").asInt()));
        while (poll == dropped && !due.isEmpty() && items.size() < MAX_TAKEN) {
            ObjectNode run = due.poll();
            boolean model = run.path("needs_model").asBoolean();
            if (given(run, request.path("agent")) && room.merge(model, -1, Integer::sum) >= 0) {
                run.remove(TO);
                items.add(run);
                if (run.path("watched").asBoolean()) {
                    watch(run.path("run_id").asText());
                }
            } else {
                kept.add(run);
            }
        }
        due.addAll(kept);
        return result;
    }

    /** Whether the agent serves the run, and is the one that it is for. */
    private static boolean given(JsonNode run, JsonNode agent) {
        return (!run.has(TO) || run.path(TO).equals(agent.path("id")))
                && agent.path("workflows")
                        .valueStream()
                        .anyMatch(served -> served.path("name").equals(run.path("workflow"))
                                && served.path("version").equals(run.path("workflow_version")));
    }

    synchronized ObjectNode heartbeat(JsonNode request) {
        ObjectNode result = json.createObjectNode();
        var stopped = result.putArray("over");
        var tokens = result.putArray("tokens");
        live.removeIf(run -> run.startsWith(request.at("/agent/id").asText()));
        request.path("attempts").forEach(held -> {
            String run = held.path("run_id").asText();
            live.add(request.at("/agent/id").asText() + " " + run);
            if (watched.contains(run)) {
                result.withArray("watched").add(run);
            }
            if (over.containsKey(run)) {
                answer(stopped.addObject(), held).put("reason", over.get(run));
            } else if (held.has("capability_token")) {
                fresh++;
                answer(tokens.addObject(), held).put("capability_token", "fresh-" + fresh);
            }
        });
        return result;
    }

    synchronized ObjectNode items(String operation, JsonNode request) {
        ObjectNode result = json.createObjectNode();
        var items = result.putArray("items");
        request.path("items").forEach(item -> items.add(item(operation, item)));
        notifyAll();
        return result;
    }

    private ObjectNode item(String operation, JsonNode item) {
        stored.computeIfAbsent(operation, key -> new ArrayList<>()).add(item);
        Deque<ObjectNode> script = answers.getOrDefault(operation, new ArrayDeque<>());
        ObjectNode answer = answer(
                script.isEmpty() ? json.createObjectNode() : script.poll().deepCopy(), item);
        boolean finish = operation.equals("finishRuns");
        if (!answer.has("status")) {
            answer.put("status", finish ? "applied" : "stored");
        }
        if (!finish) {
            answer.set("sequence", item.path("sequence"));
        }
        keep(finish, item, answer.path("status").asText());
        return answer;
    }

    private void keep(boolean finish, JsonNode item, String status) {
        if (status.equals("stored") && item.has("checkpoint")) {
            checkpoint = item.path("checkpoint");
        }
        if (finish && (status.equals("applied") || status.equals("stale"))) {
            ended.put(item.path("run_id").asText() + "/" + item.path("attempt").asInt(), item);
        }
    }

    private static ObjectNode answer(ObjectNode answer, JsonNode of) {
        answer.set("run_id", of.path("run_id"));
        answer.set("attempt", of.path("attempt"));
        return answer;
    }
}
