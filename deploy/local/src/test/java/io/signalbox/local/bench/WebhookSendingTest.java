package io.signalbox.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.signalbox.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookSendingTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 202;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
            boolean busy = body.equals("1") && !received.contains(body);
            received.add(body);
            exchange.sendResponseHeaders(busy ? 503 : status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestUntilItIsAccepted() throws IOException {
        LoadResult result = send(20, 0);

        assertThat(received).hasSize(21).containsAll(bodies(20));
        assertThat(result.latencies()).endsWith("refused for load and sent again: 1");
    }

    @Test
    void keepsToItsSchedule() throws IOException {
        long began = System.nanoTime();

        send(11, 10e6);

        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo((long) 100e6);
    }

    @Test
    void refusesToGoOnWhenARequestIsNotAccepted() {
        status = 401;

        assertThatThrownBy(() -> send(1, 0)).isInstanceOf(Refusal.class).hasMessageContaining("401");
    }

    private LoadResult send(int count, double nanosBetween) throws IOException {
        byte[][] requests = bodies(count).stream()
                .map(body -> ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        try (var sending = new WebhookSending(server.getAddress(), 3, requests, nanosBetween)) {
            return sending.run();
        }
    }

    private static List<String> bodies(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }
}
