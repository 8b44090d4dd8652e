package io.signalbox.local.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One client's HTTP/1.1 connection, kept open between requests. It sends bytes that were prepared before and reads no more of an answer than
 * it has to: the load generator shares its processors with what it measures.
 */
final class WebhookConnection implements AutoCloseable {

    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * What came back.
     *
     * @param retryAfter seconds to wait before the next try; 0 when not said
     */
    record Answer(int status, int retryAfter) {

        boolean isRefusedForLoad() {
            return status == 429 || status == 503;
        }
    }

    private final URI server;
    private final byte[] buffer = new byte[16 * 1024];
    private @Nullable Socket socket;
    private int filled;

    WebhookConnection(URI server) {
        this.server = server;
    }

    /** @param request a whole HTTP request, body included */
    Answer send(byte[] request) throws IOException {
        Socket open = opened();
        open.getOutputStream().write(request);
        InputStream in = open.getInputStream();
        filled = 0;
        int headersEnd = readHeaders(in);
        String headers = new String(buffer, 0, headersEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        readBody(in, headers, headersEnd);
        if (headers.contains("\r\nconnection: close")) {
            close();
        }
        return new Answer(Integer.parseInt(headers.substring(9, 12)), number(headers, "retry-after", 0));
    }

    private Socket opened() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
            open.setTcpNoDelay(true);
            socket = open;
        }
        return open;
    }

    /** Where the body starts. */
    private int readHeaders(InputStream in) throws IOException {
        int searched = 0;
        while (true) {
            readMore(in);
            for (; searched + 3 < filled; searched++) {
                if (buffer[searched] == '\r' && buffer[searched + 2] == '\r' && buffer[searched + 3] == '\n') {
                    return searched + 4;
                }
            }
        }
    }

    private void readBody(InputStream in, String headers, int start) throws IOException {
        if (headers.contains("\r\ntransfer-encoding: chunked")) {
            while (!endsWithLastChunk()) {
                readMore(in);
            }
            return;
        }
        int end = start + number(headers, "content-length", 0);
        while (filled < end) {
            readMore(in);
        }
    }

    private boolean endsWithLastChunk() {
        int from = filled - LAST_CHUNK.length;
        for (int index = 0; index < LAST_CHUNK.length; index++) {
            if (from < 0 || buffer[from + index] != LAST_CHUNK[index]) {
                return false;
            }
        }
        return true;
    }

    private void readMore(InputStream in) throws IOException {
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read <= 0) {
            throw new EOFException("the control plane closed the connection, or its answer is too long");
        }
        filled += read;
    }

    private static int number(String headers, String name, int otherwise) {
        int start = headers.indexOf("\r\n" + name + ":");
        if (start < 0) {
            return otherwise;
        }
        int colon = headers.indexOf(':', start);
        return Integer.parseInt(
                headers.substring(colon + 1, headers.indexOf('\r', colon)).strip());
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
