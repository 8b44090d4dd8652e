package io.signalbox.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.local.bench.WebhookConnection.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookConnectionTest {

    private static final byte[] REQUEST = "POST".getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void readsBodiesOfKnownAndOfUnknownLengthOverOneConnection() throws IOException {
        answering(
                "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 \r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "HTTP/1.1 503 \r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n");

        try (WebhookConnection connection = connection()) {
            assertThat(connection.send(REQUEST)).isEqualTo(new Answer(202, 0));
            assertThat(connection.send(REQUEST)).isEqualTo(new Answer(200, 0));
            Answer refused = connection.send(REQUEST);
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
            connection.send(REQUEST);
            assertThat(connection.send(REQUEST)).isEqualTo(new Answer(202, 0));
        }
        assertThat(connections).hasValue(2);
    }

    private WebhookConnection connection() {
        return new WebhookConnection(URI.create("http://127.0.0.1:" + server.getLocalPort()));
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
