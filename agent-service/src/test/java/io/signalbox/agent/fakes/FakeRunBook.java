package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a test tells the fake control plane of runs, and what it can ask afterwards. */
public abstract class FakeRunBook {

    public static final String TAKE = "takeAttempts";
    public static final String HEARTBEAT = "sendHeartbeat";
    public static final String ADVANCE = "advanceRuns";
    public static final String FINISH = "finishRuns";

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final long END_SECONDS = 60;

    final FakeRuns runs = new FakeRuns(JSON);

    /** Lets a run be due; a later attempt gets the newest checkpoint that was stored. */
    public void assign(JsonNode run) {
        runs.assign(run.deepCopy());
    }

    /** The item that ended the attempt. */
    public JsonNode awaitEnd(String runId, int attempt) {
        try {
            return runs.awaitEnd(runId, attempt, END_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Answers the next items of the operation with this status. */
    public void answer(String operation, int times, String status) {
        runs.script(operation, times, JSON.createObjectNode().put("status", status));
    }

    /** Refuses the next ends of runs. */
    public void refuse(int times, String code, String errors) {
        ObjectNode answer = JSON.createObjectNode()
                .put("status", "refused")
                .put("code", code)
                .put("detail", code + " said the fake");
        try {
            runs.script(FINISH, times, answer.set("errors", JSON.readTree(errors)));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Says in the next heartbeats that nobody wants the run any more. */
    public void end(String runId, String reason) {
        runs.end(runId, reason);
    }

    /** Says in the next heartbeats that somebody follows the run. */
    public void watch(String runId) {
        runs.watch(runId);
    }

    /** What later attempts begin with; null as after a person retried a dead letter. */
    public void checkpoint(JsonNode checkpoint) {
        runs.checkpoint(checkpoint);
    }

    public JsonNode checkpoint() {
        return runs.checkpoint();
    }

    /** Named in the last heartbeat. */
    public Set<String> live() {
        return runs.live();
    }

    /** Every item that was sent in a call of this operation. */
    public List<JsonNode> items(String operation) {
        return runs.sent(operation);
    }

    /** Every change of a ticket that was sent, refused ones among them. */
    public List<JsonNode> changes() {
        return items(FINISH).stream()
                .flatMap(item -> item.path("effects").valueStream())
                .map(effect -> effect.at("/ticket/change"))
                .toList();
    }

    /** Every dead letter that was sent. */
    public List<JsonNode> letters() {
        return items(FINISH).stream()
                .filter(item -> item.has("dead_letter"))
                .map(item -> item.path("dead_letter"))
                .toList();
    }

    /** Steps that were stored with advances, and those of the last end. */
    public List<JsonNode> steps() {
        List<JsonNode> ends = items(FINISH);
        return Stream.concat(items(ADVANCE).stream(), ends.isEmpty() ? Stream.empty() : Stream.of(ends.getLast()))
                .flatMap(item -> item.path("steps").valueStream())
                .toList();
    }
}
