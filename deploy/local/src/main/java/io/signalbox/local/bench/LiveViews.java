package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Open streams of live changes, read and forgotten. */
final class LiveViews implements AutoCloseable {

    private static final int BUFFER = 8_192;

    private final URI server;
    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicLong bytes = new AtomicLong();

    LiveViews(URI server) {
        this.server = server;
    }

    /** @throws Refusal if one of them is not opened */
    void open(String accessToken, int count) throws IOException {
        byte[] request = ("GET /api/v1/live HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nAccept: text/event-stream\r\n" + "Authorization: Bearer " + accessToken + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int view = 0; view < count; view++) {
            Socket socket = new Socket(server.getHost(), server.getPort());
            sockets.add(socket);
            socket.getOutputStream().write(request);
            byte[] answer = new byte[BUFFER];
            int read = socket.getInputStream().read(answer);
            String begin = new String(answer, 0, Math.max(0, read), StandardCharsets.US_ASCII);
            if (!begin.startsWith("HTTP/1.1 200")) {
                throw new Refusal("live view " + sockets.size() + " was answered "
                        + begin.lines().findFirst().orElse("nothing"));
            }
            Thread.ofVirtual().start(() -> read(socket));
        }
    }

    /** Received so far. */
    long bytes() {
        return bytes.get();
    }

    private void read(Socket socket) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream stream = socket.getInputStream();
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                bytes.addAndGet(read);
            }
        } catch (IOException closed) {
            // The stage is over
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
