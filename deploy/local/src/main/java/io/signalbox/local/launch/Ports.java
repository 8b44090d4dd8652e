package io.signalbox.local.launch;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Says which port is taken before a service fails on it a screenful later. */
final class Ports {

    private Ports() {}

    static void requireFree(LocalSettings settings) {
        requireFree(settings.controlPlanePort(), "SIGNALBOX_PORT");
        requireFree(settings.agentPort(), "SIGNALBOX_AGENT_PORT");
    }

    static void requireFree(int port, String variable) {
        if (!free(port)) {
            throw new Refusal("port " + port + " is in use by another program: stop it, or choose another port with "
                    + variable + "=" + suggestion(port) + " make up");
        }
    }

    private static int suggestion(int port) {
        return IntStream.iterate(port + 10, candidate -> candidate < 65000, candidate -> candidate + 10)
                .filter(Ports::free)
                .findFirst()
                .orElse(port + 10);
    }

    /** Taken on any address is taken for us: a browser's "localhost" may mean either family. */
    private static boolean free(int port) {
        for (InetAddress address : List.of(InetAddress.getLoopbackAddress(), new InetSocketAddress(0).getAddress())) {
            if (!bindable(address, port)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bindable(@Nullable InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
