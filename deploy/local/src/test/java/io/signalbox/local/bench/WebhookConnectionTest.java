package io.signalbox.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.bench.WebhookConnection.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookConnectionTest {

    private static final byte[] REQUEST = "POST".getBytes(StandardCharsets.US_ASCII);

    private static final long WAIT_MS = 5_000;

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;
    private Selector selector;

    @BeforeEach
    void listen() throws IOException {
        selector = Selector.open();
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        selector.close();
        server.close();
    }

    @Test
    void readsBodiesOfKnownAndOfUnknownLengthOverOneConnection() throws IOException {
        answering(
                "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 \r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 503 \r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");

        try (WebhookConnection connection = connection()) {
            assertThat(exchange(connection)).isEqualTo(new Answer(202, 0));
            assertThat(exchange(connection)).isEqualTo(new Answer(200, 0));
            Answer refused = exchange(connection);
            assertThat(refused).isEqualTo(new Answer(503, 7));
            assertThat(refused.isRefusedForLoad()).isTrue();
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void connectsAnewWhenTheServerCloses() throws IOException {
        String closing = "HTTP/1.1 202 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        answering(closing, closing);

        try (WebhookConnection connection = connection()) {
            exchange(connection);
            assertThat(exchange(connection)).isEqualTo(new Answer(202, 0));
        }
        assertThat(connections).hasValue(2);
    }

    private WebhookConnection connection() {
        return new WebhookConnection(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), selector);
    }

    private Answer exchange(WebhookConnection connection) throws IOException {
        connection.send(REQUEST);
        Answer answer = null;
        while (answer == null) {
            selector.select(WAIT_MS);
            selector.selectedKeys().clear();
            answer = connection.proceed();
        }
        return answer;
    }

    /** Each request gets the next answer; an answer that says so ends its connection. */
    private void answering(String... answers) {
        var left = List.of(answers).iterator();
        Thread.ofVirtual().start(() -> {
            while (left.hasNext()) {
                try (Socket client = server.accept()) {
                    connections.incrementAndGet();
                    String answer = "";
                    while (left.hasNext() && !answer.contains("close")) {
                        client.getInputStream().readNBytes(REQUEST.length);
                        answer = left.next();
                        client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    }
                    client.getInputStream().read();
                } catch (IOException ended) {
                    return;
                }
            }
        });
    }
}
