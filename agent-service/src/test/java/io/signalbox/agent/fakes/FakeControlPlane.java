package io.signalbox.agent.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.signalbox.agent.fakes.ScriptedCalls.Scripted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A control plane over HTTP: gives out the runs it is told of, checks every request against the internal contract, remembers it, and answers
 * as told: by default well, else what is scripted for the next calls or for the next items of calls.
 */
public final class FakeControlPlane extends FakeRunBook implements AutoCloseable {

    private static final long STALL_MILLISECONDS = 10_000;
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
    private final ScriptedCalls scripts = new ScriptedCalls();
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

    /** Answers the operation's next calls with a problem of this code; then well again. */
    public void fail(String operation, int times, int status, String code) {
        scripts.add(operation, times, Scripted.problem(status, code));
    }

    /** Lets the operation's next calls wait until this fake is reset. */
    public void stall(String operation, int times) {
        scripts.add(operation, times, new Scripted(ScriptedCalls.STALLED, ""));
    }

    /** Answers the operation's next calls with something that is not JSON. */
    public void mumble(String operation, int times) {
        scripts.add(operation, times, new Scripted(200, "{\"items\": mumble"));
    }

    public List<ControlPlaneCall> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
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
            if (answer.status() == ScriptedCalls.STALLED) {
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

    private Scripted answer(String operation, JsonNode body) throws InterruptedException {
        Optional<Scripted> scripted = scripts.next(operation);
        if (scripted.isPresent()) {
            return scripted.get();
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
}
