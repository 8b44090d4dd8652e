package io.signalbox.controlplane.auth.sso;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on this machine that knows TXT records and nothing else. */
public final class NameServer {

    private static final int HEADER_BYTES = 12;
    private static final int TXT = 16;
    private static final int INTERNET = 1;
    private static final int ANSWER = 0x8580;
    private static final int NO_SUCH_NAME = 0x8583;

    private final Map<String, List<String>> records = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    public NameServer() {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        Thread.ofPlatform().daemon().name("name-server").start(this::serve);
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    public void put(String name, String... texts) {
        records.put(name, List.of(texts));
    }

    private void serve() {
        var buffer = new byte[512];
        while (!socket.isClosed()) {
            try {
                var question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(Arrays.copyOf(buffer, question.getLength()));
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        int end = endOfName(question);
        List<String> texts = records.get(name(question));
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(question, 0, 2);
        out.writeShort(texts == null ? NO_SUCH_NAME : ANSWER);
        out.writeShort(1);
        out.writeShort(texts == null ? 0 : texts.size());
        out.writeShort(0);
        out.writeShort(0);
        out.write(question, HEADER_BYTES, end + 4 - HEADER_BYTES);
        for (String text : texts == null ? List.<String>of() : texts) {
            out.writeShort(0xC000 | HEADER_BYTES);
            out.writeShort(TXT);
            out.writeShort(INTERNET);
            out.writeInt(60);
            out.writeShort(text.length() + 1);
            out.writeByte(text.length());
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static int endOfName(byte[] question) {
        int at = HEADER_BYTES;
        while (question[at] != 0) {
            at += question[at] + 1;
        }
        return at + 1;
    }

    private static String name(byte[] question) {
        var name = new StringBuilder();
        for (int at = HEADER_BYTES; question[at] != 0; at += question[at] + 1) {
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(question, at + 1, question[at], StandardCharsets.US_ASCII));
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
