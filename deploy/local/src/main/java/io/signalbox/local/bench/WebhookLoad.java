package io.signalbox.local.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sends signed deliveries, spread evenly over all targets. They are signed before the clock starts. */
final class WebhookLoad {

    private static final double NANOS = 1e9;
    /** Requests that are held ready at a time where nothing is measured. */
    private static final int ROUND = 10_000;

    private final InetSocketAddress server;
    private final List<WebhookTarget> targets;
    private final int clients;
    private int series;

    WebhookLoad(URI server, List<WebhookTarget> targets, int clients) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.targets = targets;
        this.clients = clients;
    }

    /** As fast as it goes, so that the services have compiled what they need for it. Returns events per second. */
    double warmUp(int count) throws IOException {
        List<LoadResult> rounds = new ArrayList<>();
        for (int left = count; left > 0; left -= ROUND) {
            rounds.add(closed(Math.min(left, ROUND)));
        }
        return LoadResult.of(rounds).perSecond();
    }

    /** As fast as it goes: each client sends the next delivery once the last is answered. */
    LoadResult closed(int count) throws IOException {
        return send(count, 0);
    }

    /**
     * At a fixed rate, whatever the answers take. Each latency counts from when its request was due, so that a stall is seen by all that
     * should have been sent during it.
     */
    LoadResult open(int count, double perSecond) throws IOException {
        return send(count, NANOS / perSecond);
    }

    private LoadResult send(int count, double nanosBetween) throws IOException {
        byte[][] requests = requests(count);
        try (WebhookSending sending = new WebhookSending(server, clients, requests, nanosBetween)) {
            return sending.run();
        }
    }

    private byte[][] requests(int count) {
        String name = "b" + series++ + "-" + Long.toString(System.nanoTime(), 36) + "-";
        Instant now = Instant.now();
        byte[][] requests = new byte[count][];
        for (int index = 0; index < count; index++) {
            requests[index] = targets.get(index % targets.size()).request(name + index, now);
        }
        return requests;
    }
}
