package io.signalbox.controlplane.platform.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host on this machine that answers by hand, well or badly. */
class StrangeHost implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private interface Behaviour {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Behaviour behaviour = out -> {};

    StrangeHost() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/";
    }

    List<String> requests() {
        return requests;
    }

    /** @param rest what follows the status line */
    void answers(String rest) {
        answersStatus(200, rest);
    }

    void answersStatus(int status, String rest) {
        behaviour = out -> write(out, "HTTP/1.1 " + status + " Fine\r\n" + rest);
    }

    void staysSilent() {
        behaviour = out -> closing.await();
    }

    void drips() {
        behaviour = out -> {
            write(out, "HTTP/1.1 200 Fine\r\nContent-Length: 100000\r\n\r\n");
            while (!closing.await(50, TimeUnit.MILLISECONDS)) {
                write(out, "x");
            }
        };
    }

    void talksForEver() {
        String line = "x".repeat(8000);
        behaviour = out -> {
            write(out, "HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (closing.getCount() > 0) {
                write(out, Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
            }
        };
    }

    boolean wasHungUp(Duration within) {
        try {
            return hungUp.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            requests.add(read(caller.getInputStream()));
            behaviour.answer(caller.getOutputStream());
        } catch (IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The caller left");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.UTF_8);
        Matcher length = LENGTH.matcher(text);
        return length.find()
                ? text + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : text;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }
}
