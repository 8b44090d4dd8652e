package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A control plane over HTTP. It checks every request against the internal contract, remembers it, and answers as told: by default well, else
 * the next answer scripted for the operation.
 */
public final class FakeControlPlane implements AutoCloseable {

    public static final String TICKET_ID = "0199a000-0000-7000-8000-000000000001";
    public static final String DEAD_LETTER_ID = "0199a000-0000-7000-8000-000000000002";

    private static final int STALLED = 0;
    private static final long STALL_MILLISECONDS = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();
    private static final Map<String, String> REQUEST_SCHEMAS = Map.of(
            "upsertTicket", "TicketUpsert",
            "reportDeadLetter", "DeadLetterReport",
            "mapIdentities", "IdentityMapRequest",
            "appendSteps", "StepBatch",
            "saveCheckpoint", "Checkpoint");

    private final Contract contract = Contract.named("internal");
    private final List<ControlPlaneCall> calls = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Scripted>> scripts = new ConcurrentHashMap<>();
    private final Deque<JsonNode> checkpoints = new ConcurrentLinkedDeque<>();
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
        server.stop(0);
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

    /** Answers the operation's next calls with a problem of this code; then well again. */
    public void refuse(String operation, int times, int status, String code, String errors) {
        String body =
                "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s said the fake\",\"request_id\":\"r\",\"errors\":%s}"
                        .formatted(code, status, code, code, errors);
        script(operation, times, new Scripted(status, body));
    }

    private void script(String operation, int times, Scripted answer) {
        Deque<Scripted> script = scripts.computeIfAbsent(operation, key -> new ArrayDeque<>());
        for (int time = 0; time < times; time++) {
            script.add(answer);
        }
    }

    /** Lets the operation's next calls wait until this fake is reset. */
    public void stall(String operation, int times) {
        script(operation, times, new Scripted(STALLED, ""));
    }

    /** Answers the operation's next calls with something that is not JSON. */
    public void mumble(String operation, int times) {
        script(operation, times, new Scripted(200, "{\"ticket_id\": mumble"));
    }

    /** As the control plane does when a person retries a dead letter. */
    public void forgetCheckpoints() {
        checkpoints.clear();
    }

    /** Stores a checkpoint as if an earlier attempt had. */
    public void remember(JsonNode checkpoint) {
        checkpoints.addFirst(checkpoint);
    }

    public List<ControlPlaneCall> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** In order. */
    public List<String> operations() {
        return calls.stream().map(ControlPlaneCall::operation).toList();
    }

    /** All delivered steps, in order. */
    public List<JsonNode> steps() {
        return calls("appendSteps").stream()
                .flatMap(call -> call.body().path("steps").valueStream())
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
        calls.clear();
        violations.clear();
        scripts.clear();
        checkpoints.clear();
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
            String operation = operation(exchange.getRequestMethod(), path);
            check(operation, body);
            calls.add(new ControlPlaneCall(operation, path, headers(exchange), body));
            Scripted answer = answer(operation, body);
            if (answer.status() == STALLED) {
                awaitReset();
                return;
            }
            send(exchange, answer);
        }
    }

    private synchronized void awaitReset() {
        try {
            wait(STALL_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(String operation, JsonNode body) {
        String schema = REQUEST_SCHEMAS.get(operation);
        if (schema != null) {
            violations.addAll(contract.violations(schema, body));
        } else if (operation.startsWith("?")) {
            violations.add("No such operation: " + operation);
        }
    }

    private synchronized Scripted answer(String operation, JsonNode body) {
        Deque<Scripted> script = scripts.getOrDefault(operation, new ArrayDeque<>());
        if (!script.isEmpty()) {
            return script.poll();
        }
        return switch (operation) {
            case "upsertTicket" -> new Scripted(200, FakeAnswers.upserted(body).toString());
            case "reportDeadLetter" -> new Scripted(200, "{\"dead_letter_id\":\"" + DEAD_LETTER_ID + "\"}");
            case "mapIdentities" ->
                new Scripted(200, FakeAnswers.identities(body).toString());
            case "listCheckpoints" -> new Scripted(200, listed().toString());
            case "saveCheckpoint" -> remembered(body);
            default -> new Scripted(204, "");
        };
    }

    private Scripted remembered(JsonNode checkpoint) {
        checkpoints.removeIf(each -> each.path("checkpoint_id").equals(checkpoint.path("checkpoint_id")));
        checkpoints.addFirst(checkpoint);
        return new Scripted(204, "");
    }

    private ObjectNode listed() {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        checkpoints.forEach(items::add);
        return list;
    }

    private static String operation(String method, String path) {
        String tail = path.replaceAll("^/internal/v1/", "").replaceAll("^runs/[0-9a-f-]{36}/", "runs/");
        return switch (method + " " + tail) {
            case "POST tickets/upsert" -> "upsertTicket";
            case "POST dlq" -> "reportDeadLetter";
            case "POST identities/map" -> "mapIdentities";
            case "POST runs/steps" -> "appendSteps";
            case "GET runs/checkpoints" -> "listCheckpoints";
            case "PUT runs/checkpoints" -> "saveCheckpoint";
            default -> "? " + method + " " + path;
        };
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
