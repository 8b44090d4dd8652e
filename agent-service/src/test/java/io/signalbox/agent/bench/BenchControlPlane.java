package io.signalbox.agent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A control plane over HTTP that always has runs and always says yes, so that what is measured is the agent. */
public final class BenchControlPlane implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_TAKEN = 64;
    private static final long IDLE_MILLISECONDS = 50;

    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final Semaphore ended = new Semaphore(0);
    private volatile ObjectNode run = JSON.createObjectNode();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "signalbox.control-plane.url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "signalbox.service-key",
                "bench",
                "signalbox.agent.attempts.taken",
                "false",
                "quarkus.log.category.\"io.signalbox.agent.run\".level",
                "OFF");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(BenchControlPlane.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Gives out so many runs of this workflow about this, and waits until all have ended. */
    void runs(int number, String workflow, Map<String, Object> data) throws InterruptedException {
        run = JSON.createObjectNode()
                .put("attempt", 1)
                .put("organization_id", new UUID(7, 7).toString())
                .put("workflow", workflow)
                .put("workflow_version", 1)
                .put("subject_type", "text")
                .put("needs_model", true)
                .put("model_paused", false)
                .put("alone", false)
                .put("deadline_ms", 600_000)
                .put("capability_token", "x".repeat(400));
        run.set("data", JSON.valueToTree(data));
        run.putObject("model")
                .put("provider", "openai")
                .put("base_url", "http://none")
                .put("model", "none");
        due.addAndGet(number);
        ended.acquire(number);
    }

    /** Calls of the agent so far. */
    int calls() {
        return calls.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            calls.incrementAndGet();
            byte[] answer =
                    JSON.writeValueAsBytes(answer(exchange.getRequestURI().getPath(), body));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private ObjectNode answer(String path, JsonNode body) {
        ObjectNode answer = JSON.createObjectNode();
        if (path.endsWith("heartbeat")) {
            answer.putArray("over");
            answer.putArray("tokens");
        } else if (path.endsWith("take")) {
            take(answer, body);
        } else {
            boolean finish = path.endsWith("finish");
            var items = answer.putArray("items");
            body.path("items")
                    .forEach(item -> items.add(((ObjectNode) item)
                            .retain(List.of("run_id", "attempt", "sequence"))
                            .put("status", finish ? "applied" : "stored")));
            ended.release(finish ? items.size() : 0);
        }
        return answer;
    }

    private void take(ObjectNode answer, JsonNode body) {
        var items = answer.putArray("items");
        int room = Math.min(MAX_TAKEN, body.at("/room/model").asInt());
        while (items.size() < room && due.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            items.add(run.deepCopy().put("run_id", UUID.randomUUID().toString()));
        }
        if (items.isEmpty()) {
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(IDLE_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
