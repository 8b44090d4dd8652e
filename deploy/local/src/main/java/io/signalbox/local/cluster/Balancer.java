package io.signalbox.local.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One address for several control planes: a connection goes to the first of them that accepts it, the newest first. */
public final class Balancer implements AutoCloseable {

    private static final int CONNECT_MS = 500;

    private final ServerSocket server;
    private final List<Integer> targets = new CopyOnWriteArrayList<>();

    private Balancer(ServerSocket server) {
        this.server = server;
    }

    static Balancer start() throws IOException {
        var balancer = new Balancer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().name("balancer").start(balancer::accept);
        return balancer;
    }

    int port() {
        return server.getLocalPort();
    }

    void add(int port) {
        targets.addFirst(port);
    }

    void remove(int port) {
        targets.remove(Integer.valueOf(port));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        for (int port : targets) {
            try {
                var target = new Socket();
                target.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
                Thread.ofVirtual().start(() -> copy(client, target));
                copy(target, client);
                return;
            } catch (IOException dead) {
                // The next one may live
            }
        }
        close(client);
    }

    /** Until either side ends. */
    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // Both are closed
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
