package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OllamaTest {

    private HttpServer server;
    private String models = "";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/tags", exchange -> {
            byte[] body = models.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void usesTheFirstModelThatCanAnswer() {
        models = "{\"models\":[{\"name\":\"nomic-embed-text:latest\"},{\"name\":\"qwen3:4b\",\"size\":1}]}";
        assertThat(Ollama.detect(new Environment(Map.of()), address()))
                .containsEntry("SIGNALBOX_MODEL_PROVIDER", "ollama")
                .containsEntry("SIGNALBOX_MODEL_NAME", "qwen3:4b")
                .containsEntry("SIGNALBOX_MODEL_URL", address());
    }

    @Test
    void leavesConfiguredModelAlone() {
        models = "{\"models\":[{\"name\":\"qwen3:4b\"}]}";
        Environment environment = new Environment(Map.of("SIGNALBOX_MODEL_PROVIDER", ""));
        assertThat(Ollama.detect(environment, address())).isEmpty();
    }

    @Test
    void doesWithoutModelWhereNoneIsInstalled() {
        models = "{\"models\":[]}";
        assertThat(Ollama.detect(new Environment(Map.of()), address())).isEmpty();
    }

    @Test
    void doesWithoutModelWhereNothingListens() {
        server.stop(0);
        assertThat(Ollama.detect(new Environment(Map.of()), address())).isEmpty();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
