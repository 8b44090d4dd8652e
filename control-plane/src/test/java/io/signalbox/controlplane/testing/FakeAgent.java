package io.signalbox.controlplane.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An agent service over real HTTP that does what a test tells it. */
public final class FakeAgent implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final int port;
    private volatile Function<JsonNode, Answer> behaviour = FakeAgent::completed;
    private volatile HttpServer server;

    /** What the agent answers; a status of 0 breaks the connection. */
    public record Answer(int status, String body, Map<String, String> headers) {

        public static Answer broken() {
            return new Answer(0, "", Map.of());
        }
    }

    public FakeAgent() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Back to completing everything, with nothing seen yet. */
    public void reset() {
        behaviour = FakeAgent::completed;
        requests.clear();
        headers.clear();
        mostInFlight.set(0);
    }

    public void behave(Function<JsonNode, Answer> wanted) {
        behaviour = wanted;
    }

    public List<JsonNode> requests() {
        return requests;
    }

    public List<Map<String, String>> headers() {
        return headers;
    }

    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** The process is gone: its port refuses connections. */
    public void goDown() {
        server.stop(0);
    }

    public void comeUp() {
        server = listen(port);
    }

    @Override
    public void close() {
        goDown();
    }

    public static Answer completed(JsonNode request) {
        return report(request, """
                "outcome": "completed", "result": {"kind": "ignored", "reason": "A test."}""");
    }

    /** @param rest members of the report beside those every report has */
    public static Answer report(JsonNode request, String rest) {
        String body = """
                {"run_id": "%s", "attempt": %d, "mapping_attempts": 1, "prompt_tokens": 10, "completion_tokens": 5, %s}""".formatted(
                        request.get("run_id").asString(), request.get("attempt").asInt(), rest);
        return new Answer(200, body, Map.of());
    }

    private HttpServer listen(int wanted) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 100);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/v1/runs", this::run);
            started.createContext("/v1/info", exchange -> answer(exchange, new Answer(200, """
                    {"version": "9.9", "rule_providers": ["jira"], "model_providers": ["openai"], "workflows": [
                     {"name": "echo", "version": 3, "start": "open", "max_rounds": 2,
                      "nodes": [{"name": "open", "label": "Take it in"}, {"name": "say", "label": "Say it"}],
                      "edges": [{"from": "open", "to": "say"}, {"from": "say"}]}]}""", Map.of())));
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void run(HttpExchange exchange) throws IOException {
        int now = inFlight.incrementAndGet();
        mostInFlight.accumulateAndGet(now, Math::max);
        try {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            requests.add(request);
            headers.add(Map.of(
                    "service-key", String.valueOf(exchange.getRequestHeaders().getFirst("X-Signalbox-Service-Key")),
                    "request-id", String.valueOf(exchange.getRequestHeaders().getFirst("X-Request-ID"))));
            answer(exchange, behaviour.apply(request));
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        if (answer.status() == 0) {
            throw new IOException("broken on purpose");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
