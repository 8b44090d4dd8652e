package io.signalbox.controlplane.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An agent service over real HTTP that tells what it serves. For one that takes runs see {@link BackgroundAgent}. */
public final class FakeAgent implements AutoCloseable {

    private static final String INFO = """
            {"version": "9.9", "rule_providers": ["jira"], "model_providers": ["openai"], "workflows": [
             {"name": "echo", "version": 3, "start": "open", "max_rounds": 2,
              "nodes": [{"name": "open", "label": "Take it in"}, {"name": "say", "label": "Say it"}],
              "edges": [{"from": "open", "to": "say"}, {"from": "say"}]}]}""";

    private final int port;
    private volatile HttpServer server;

    public FakeAgent() {
        server = listen(0);
        port = server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
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

    private static HttpServer listen(int wanted) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 100);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/v1/info", FakeAgent::answer);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = INFO.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
