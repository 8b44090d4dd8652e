package io.signalbox.agent.modelserver;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers that come in parts: server-sent events as OpenAI sends them, lines of JSON as Ollama does. */
final class StreamedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PART = 12;
    private static final int PAUSE_MILLISECONDS = 60;

    private StreamedAnswers() {}

    /** As fast as it goes. */
    static void say(HttpExchange exchange, ModelCall call, String text, String end) throws IOException {
        begin(exchange, call);
        for (String part : parts(text)) {
            send(exchange, part(call, part));
        }
        end(exchange, call, text, end);
    }

    /** Whole in the end, also where it is not streamed. */
    static void slowly(HttpExchange exchange, ModelCall call, String text, CountDownLatch closed) throws IOException {
        if (!call.streams()) {
            pause(closed, parts(text).size());
            sendWhole(exchange, WholeAnswers.of(call, text, "stop").toString());
            return;
        }
        begin(exchange, call);
        for (String part : parts(text)) {
            send(exchange, part(call, part));
            pause(closed, 1);
        }
        end(exchange, call, text, "stop");
    }

    static void endEarly(HttpExchange exchange, ModelCall call, String text) throws IOException {
        if (!call.streams()) {
            String whole = WholeAnswers.of(call, text, "stop").toString();
            sendWhole(exchange, whole.substring(0, whole.length() / 2));
            return;
        }
        begin(exchange, call);
        List<String> parts = parts(text);
        for (String part : parts.subList(0, parts.size() / 2)) {
            send(exchange, part(call, part));
        }
    }

    private static void begin(HttpExchange exchange, ModelCall call) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Type", call.isOllama() ? "application/x-ndjson" : "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static String part(ModelCall call, String text) {
        if (call.isOllama()) {
            ObjectNode part = ollama(call, false);
            part.putObject("message").put("role", "assistant").put("content", text);
            return part + "\n";
        }
        return event(openAi(call, text, null));
    }

    private static void end(HttpExchange exchange, ModelCall call, String text, String end) throws IOException {
        if (call.isOllama()) {
            ObjectNode last = ollama(call, true)
                    .put("done_reason", end)
                    .put("prompt_eval_count", WholeAnswers.tokens(call.prompt()))
                    .put("eval_count", WholeAnswers.tokens(text));
            last.putObject("message").put("role", "assistant").put("content", "");
            send(exchange, last + "\n");
            return;
        }
        send(exchange, event(openAi(call, "", end)));
        if (call.body().at("/stream_options/include_usage").asBoolean()) {
            ObjectNode usage = openAi(call, "", end);
            usage.putArray("choices");
            usage.set("usage", WholeAnswers.of(call, text, end).get("usage"));
            send(exchange, event(usage));
        }
        send(exchange, "data: [DONE]\n\n");
    }

    private static ObjectNode openAi(ModelCall call, String text, String end) {
        ObjectNode chunk = JSON.createObjectNode()
                .put("id", "scripted")
                .put("object", "chat.completion.chunk")
                .put("created", 1)
                .put("model", call.model());
        ObjectNode choice =
                chunk.putArray("choices").addObject().put("index", 0).put("finish_reason", end);
        choice.putObject("delta").put("role", "assistant").put("content", text);
        return chunk;
    }

    private static ObjectNode ollama(ModelCall call, boolean done) {
        return JSON.createObjectNode()
                .put("model", call.model())
                .put("created_at", "2026-01-01T00:00:00Z")
                .put("done", done);
    }

    private static String event(ObjectNode data) {
        return "data: " + data + "\n\n";
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (int start = 0; start < text.length(); start += PART) {
            parts.add(text.substring(start, Math.min(start + PART, text.length())));
        }
        return parts;
    }

    private static void pause(CountDownLatch closed, int times) {
        try {
            closed.await((long) PAUSE_MILLISECONDS * times, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void sendWhole(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        send(exchange, body);
    }
}
