package io.signalbox.agent.modelserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model that lies, stalls and breaks on demand. It speaks the chat completions of OpenAI at {@code /v1} and the chat of Ollama at
 * {@code /api/chat}; the model's name in the request chooses the {@link ModelScript}. Start it with a port to point the real product at it.
 */
public final class ScriptedModelServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int STALL_SECONDS = 30;
    private static final int SLOW_SECONDS = 2;

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ModelCall> calls = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> callsByEvent = new ConcurrentHashMap<>();

    private ScriptedModelServer(HttpServer server) {
        this.server = server;
    }

    /** Listens on the loopback address; port 0 takes any free one. */
    public static ScriptedModelServer start(int port) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var scripted = new ScriptedModelServer(http);
        http.createContext("/", scripted::handle);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        return scripted;
    }

    /** The argument is the port. */
    public static void main(String[] arguments) throws IOException {
        ScriptedModelServer scripted = start(Integer.parseInt(arguments[0]));
        System.Logger log = System.getLogger(ScriptedModelServer.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "Scripted model at {0}; models: {1}",
                scripted.openAiUrl(),
                ModelScript.names());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String openAiUrl() {
        return ollamaUrl() + "/v1";
    }

    public String ollamaUrl() {
        return "http://127.0.0.1:" + port();
    }

    /** Every call so far, oldest first. */
    public List<ModelCall> calls() {
        return List.copyOf(calls);
    }

    /** Forgets all calls. */
    public void reset() {
        calls.clear();
        callsByEvent.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var call =
                    new ModelCall(exchange.getRequestURI().getPath(), authorization == null ? "" : authorization, body);
            calls.add(call);
            play(exchange, call);
        }
    }

    private void play(HttpExchange exchange, ModelCall call) throws IOException {
        int earlier = callsByEvent
                .computeIfAbsent(call.model() + " " + call.externalId(), key -> new AtomicInteger())
                .getAndIncrement();
        play(exchange, call, earlier, ModelScript.named(call.model()));
    }

    private void play(HttpExchange exchange, ModelCall call, int earlier, ModelScript script) throws IOException {
        switch (script) {
            case VALID -> say(exchange, call, ScriptedAnswers.valid(call));
            case FENCED -> say(exchange, call, "```json\n" + ScriptedAnswers.valid(call) + "\n```");
            case WRONG_STATUS_THEN_FIXED ->
                say(
                        exchange,
                        call,
                        call.refusals() == 0 ? ScriptedAnswers.wrongStatus(call) : ScriptedAnswers.valid(call));
            case WRONG_STATUS_THEN_RATE_LIMITED -> {
                if (call.refusals() == 0) {
                    say(exchange, call, ScriptedAnswers.wrongStatus(call));
                } else if (earlier == 1) {
                    refuse(exchange, 3);
                } else {
                    say(exchange, call, ScriptedAnswers.valid(call));
                }
            }
            case PROSE -> say(exchange, call, ScriptedAnswers.prose(call));
            case TRUNCATED -> say(exchange, call, ScriptedAnswers.truncated(call));
            case ENDLESS_INVALID -> say(exchange, call, ScriptedAnswers.wrongStatus(call));
            case STALL -> sayAfter(STALL_SECONDS, exchange, call);
            case SLOW -> sayAfter(SLOW_SECONDS, exchange, call);
            case RATE_LIMITED -> refuseFirst(exchange, call, earlier, 3);
            case RATE_LIMITED_SHORTLY -> refuseFirst(exchange, call, earlier, 1);
            case OVERLOADED -> refuse(exchange, STALL_SECONDS);
            case BROKEN -> send(exchange, 500, "{\"error\":{\"message\":\"broken\"}}");
            case UNAUTHORIZED -> send(exchange, 401, "{\"error\":{\"message\":\"no\",\"code\":\"invalid_api_key\"}}");
            case KEY_INVALID -> send(exchange, 400, "[{\"error\":{\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}]");
            case UNKNOWN_MODEL -> send(exchange, 404, "{\"error\":{\"code\":\"model_not_found\"}}");
            case TOO_LONG -> send(exchange, 400, "{\"error\":{\"code\":\"context_length_exceeded\"}}");
            case CONTENT_POLICY ->
                send(exchange, 400, "{\"error\":{\"code\":\"content_filter\",\"message\":\"api key\"}}");
            case GIBBERISH -> send(exchange, 200, "{\"choices\":\"none\"}");
            case BREAKS_OFF -> SlowAnswers.breakOff(exchange);
            case SLOWLY -> StreamedAnswers.slowly(exchange, call, ScriptedAnswers.valid(call), closed);
            case ENDS_EARLY -> StreamedAnswers.endEarly(exchange, call, ScriptedAnswers.valid(call));
            case NO_STREAMING -> withoutStreaming(exchange, call);
            case FREEZES -> SlowAnswers.freeze(exchange, closed);
            case TRICKLES -> SlowAnswers.trickle(exchange, closed);
            case NO_RESPONSE_FORMAT -> withoutFormat(exchange, call);
            case NOT_A_TICKET -> say(exchange, call, ScriptedAnswers.notATicket(call));
            case UNDECIDED -> say(exchange, call, ScriptedAnswers.undecided(call));
            case NAMES_AN_ACCOUNT -> say(exchange, call, ScriptedAnswers.namesAnAccount(call));
            case INVENTS_AN_ADDRESS ->
                say(
                        exchange,
                        call,
                        call.refusals() == 0 ? ScriptedAnswers.inventsAnAddress(call) : ScriptedAnswers.valid(call));
            case ONLY_A_TITLE -> say(exchange, call, ScriptedAnswers.onlyATitle(call));
            case CUT_OFF -> cutOff(exchange, call);
            case NO_TUNING -> withoutTuning(exchange, call);
            case INJECTED -> say(exchange, call, ScriptedAnswers.injected(call));
            case AS_TOLD -> play(exchange, call, earlier, ModelScript.named(call.externalId()));
        }
    }

    private void sayAfter(int seconds, HttpExchange exchange, ModelCall call) throws IOException {
        try {
            if (!closed.await(seconds, TimeUnit.SECONDS)) {
                say(exchange, call, ScriptedAnswers.valid(call));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuseFirst(HttpExchange exchange, ModelCall call, int earlier, int seconds)
            throws IOException {
        if (earlier == 0) {
            refuse(exchange, seconds);
        } else {
            say(exchange, call, ScriptedAnswers.valid(call));
        }
    }

    private static void refuse(HttpExchange exchange, int seconds) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
        send(exchange, 429, "{\"error\":{\"message\":\"slow down\"}}");
    }

    private static void withoutFormat(HttpExchange exchange, ModelCall call) throws IOException {
        if (call.hasResponseFormat()) {
            send(exchange, 400, "{\"error\":{\"message\":\"response_format is not supported\"}}");
        } else {
            say(exchange, call, ScriptedAnswers.valid(call));
        }
    }

    private static void withoutStreaming(HttpExchange exchange, ModelCall call) throws IOException {
        if (call.streams()) {
            send(exchange, 400, "{\"error\":{\"message\":\"stream is not supported\"}}");
        } else {
            say(exchange, call, ScriptedAnswers.valid(call));
        }
    }

    private static void withoutTuning(HttpExchange exchange, ModelCall call) throws IOException {
        if (call.body().has("temperature") || call.body().has("max_tokens")) {
            send(exchange, 400, "{\"error\":{\"message\":\"max_tokens is not supported with this model\"}}");
        } else {
            say(exchange, call, ScriptedAnswers.valid(call));
        }
    }

    private static void cutOff(HttpExchange exchange, ModelCall call) throws IOException {
        if (call.refusals() > 0) {
            say(exchange, call, ScriptedAnswers.valid(call));
        } else {
            say(exchange, call, ScriptedAnswers.valid(call), "length");
        }
    }

    private static void say(HttpExchange exchange, ModelCall call, String text) throws IOException {
        say(exchange, call, text, "stop");
    }

    private static void say(HttpExchange exchange, ModelCall call, String text, String end) throws IOException {
        if (call.streams()) {
            StreamedAnswers.say(exchange, call, text, end);
        } else {
            send(exchange, 200, WholeAnswers.of(call, text, end).toString());
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
