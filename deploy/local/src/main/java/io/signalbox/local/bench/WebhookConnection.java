package io.signalbox.local.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One client's HTTP/1.1 connection, kept open between requests, one request at a time. Never waits: it goes on when its selector says that
 * something came. It sends bytes that were prepared before and reads no more of an answer than it has to, because the load generator shares its
 * processors with what it measures.
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

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
    private @Nullable SelectionKey key;
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private int headersEnd;
    private String headers = "";
    private boolean answerIsDue;

    WebhookConnection(InetSocketAddress server, Selector selector) {
        this.server = server;
        this.selector = selector;
    }

    /** @param request a whole HTTP request, body included */
    void send(byte[] request) throws IOException {
        unsent = ByteBuffer.wrap(request);
        buffer.clear();
        headersEnd = 0;
        answerIsDue = true;
        write(opened());
    }

    /** Goes on with what the selector says is possible. Returns the answer once it is whole. */
    @Nullable
    Answer proceed() throws IOException {
        SelectionKey open = opened();
        if (unsent.hasRemaining()) {
            write(open);
        }
        if (((SocketChannel) open.channel()).read(buffer) < 0) {
            ended();
            return null;
        }
        if (headersEnd == 0) {
            readHeaders();
        }
        return answerIsDue && headersEnd > 0 && isWhole() ? answer() : null;
    }

    /** The server may end a connection on which it owes nothing. */
    private void ended() throws IOException {
        close();
        if (answerIsDue) {
            throw new EOFException("the control plane closed the connection before it answered");
        }
    }

    private Answer answer() throws IOException {
        answerIsDue = false;
        if (headers.contains("\r\nconnection: close")) {
            close();
        }
        return new Answer(Integer.parseInt(headers.substring(9, 12)), number("retry-after", 0));
    }

    private SelectionKey opened() throws IOException {
        SelectionKey open = key;
        if (open == null) {
            SocketChannel channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            open = channel.register(selector, SelectionKey.OP_READ, this);
            key = open;
        }
        return open;
    }

    private void write(SelectionKey open) throws IOException {
        ((SocketChannel) open.channel()).write(unsent);
        int wanted = unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (open.interestOps() != wanted) {
            open.interestOps(wanted);
        }
    }

    private void readHeaders() throws IOException {
        if (!buffer.hasRemaining()) {
            throw new IOException("the answer of the control plane is too long");
        }
        byte[] bytes = buffer.array();
        for (int at = 0; at + 3 < buffer.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                headersEnd = at + 4;
                headers = new String(bytes, 0, headersEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                return;
            }
        }
    }

    private boolean isWhole() {
        return headers.contains("\r\ntransfer-encoding: chunked")
                ? endsWithLastChunk()
                : buffer.position() >= headersEnd + number("content-length", 0);
    }

    private boolean endsWithLastChunk() {
        int from = buffer.position() - LAST_CHUNK.length;
        for (int index = 0; index < LAST_CHUNK.length; index++) {
            if (from < 0 || buffer.array()[from + index] != LAST_CHUNK[index]) {
                return false;
            }
        }
        return true;
    }

    private int number(String name, int otherwise) {
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
        if (key != null) {
            key.channel().close();
            key = null;
        }
    }
}
