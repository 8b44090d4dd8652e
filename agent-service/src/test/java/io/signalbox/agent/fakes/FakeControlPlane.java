package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A control plane over HTTP: gives out the runs it is told of, checks every request against the internal contract, remembers it, and answers
 * as told: by default well, else what is scripted for the next calls or for the next items of calls.
 */
public final class FakeControlPlane implements AutoCloseable {

    public static final String TAKE = "takeAttempts";
    public static final String HEARTBEAT = "sendHeartbeat";
    public static final String ADVANCE = "advanceRuns";
    public static final String FINISH = "finishRuns";

    private static final int STALLED = 0;
    private static final long STALL_MILLISECONDS = 10_000;
    private static final long END_SECONDS = 60;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final Map<String, String> OPERATIONS = Map.of(
            "/internal/v1/attempts/take", TAKE,
            "/internal/v1/attempts/heartbeat", HEARTBEAT,
            "/internal/v1/runs/advance", ADVANCE,
            "/internal/v1/runs/finish", FINISH);
    private static final Map<String, String> REQUEST_SCHEMAS =
            Map.of(TAKE, "TakeRequest", HEARTBEAT, "HeartbeatRequest", ADVANCE, "AdvanceBatch", FINISH, "FinishBatch");

    private final Contract contract = Contract.named("internal");
    private final List<ControlPlaneCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Scripted>> scripts = new ConcurrentHashMap<>();
    private final FakeRuns runs = new FakeRuns(JSON);
    private HttpServer server;
    private int port;

    private FakeControlPlane() {}

    public static FakeControlPlane start() {
        var fake = new FakeControlPlane();
        fake.up();
        return fake;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Refuses connections until {@link #up()}. */
    public void down() {
        runs.drop();
        server.stop(0);
    }

    /** Lets all polls end with nothing, those of agents that are gone among them. */
    public void dropPolls() {
        runs.drop();
    }

    /** Listens, on the same port as before. */
    public void up() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        port = server.getAddress().getPort();
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

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

    /** Answers the operation's next calls with a problem of this code; then well again. */
    public void fail(String operation, int times, int status, String code) {
        String body =
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s said the fake\",\"request_id\":\"r\",\"errors\":[]}"
                        .formatted(code, status, code, code);
        script(operation, times, new Scripted(status, body));
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

    /** Lets the operation's next calls wait until this fake is reset. */
    public void stall(String operation, int times) {
        script(operation, times, new Scripted(STALLED, ""));
    }

    /** Answers the operation's next calls with something that is not JSON. */
    public void mumble(String operation, int times) {
        script(operation, times, new Scripted(200, "{\"items\": mumble"));
    }

    /** Says in the next heartbeats that nobody wants the run any more. */
    public void end(String runId, String reason) {
        runs.end(runId, reason);
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

    public List<ControlPlaneCall> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
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

    public List<ControlPlaneCall> calls() {
        return List.copyOf(calls);
    }

    /** What did not match the contract; must stay empty. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    public synchronized void reset() {
        notifyAll();
        scripts.clear();
        runs.reset();
        calls.clear();
        violations.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] bytes = exchange.getRequestBody().readAllBytes();
            JsonNode body = bytes.length == 0 ? JSON.nullNode() : JSON.readTree(bytes);
            String path = exchange.getRequestURI().getPath();
            String operation = OPERATIONS.getOrDefault(path, "? " + path);
            check(operation, body);
            calls.add(new ControlPlaneCall(operation, path, headers(exchange), body));
            Scripted answer = answer(operation, body);
            if (answer.status() == STALLED) {
                awaitReset();
                return;
            }
            send(exchange, answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String operation, JsonNode body) {
        String schema = REQUEST_SCHEMAS.get(operation);
        if (schema == null) {
            violations.add("No such operation: " + operation);
        } else {
            violations.addAll(contract.violations(schema, body));
        }
    }

    private synchronized void awaitReset() throws InterruptedException {
        wait(STALL_MILLISECONDS);
    }

    private void script(String operation, int times, Scripted answer) {
        Deque<Scripted> script = scripts.computeIfAbsent(operation, key -> new ArrayDeque<>());
        synchronized (script) {
            for (int time = 0; time < times; time++) {
                script.add(answer);
            }
        }
    }

    private Scripted answer(String operation, JsonNode body) throws InterruptedException {
        Deque<Scripted> script = scripts.getOrDefault(operation, new ArrayDeque<>());
        synchronized (script) {
            if (!script.isEmpty()) {
                return script.poll();
            }
        }
        JsonNode answer =
                switch (operation) {
                    case TAKE -> runs.take(body);
                    case HEARTBEAT -> runs.heartbeat(body);
                    default -> runs.items(operation, body);
                };
        return new Scripted(200, answer.toString());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().toLowerCase(Locale.ROOT), entry -> entry.getValue()
                        .getFirst()));
    }

    private static void send(HttpExchange exchange, Scripted answer) throws IOException {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        String type = answer.status() < 300 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private record Scripted(int status, String body) {}
}
