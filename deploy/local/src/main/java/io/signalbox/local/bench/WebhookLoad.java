package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends signed deliveries, spread evenly over all targets. They are signed before the clock starts. */
final class WebhookLoad {

    private static final long PREPARATION_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final URI server;
    private final List<WebhookTarget> targets;
    private final int clients;
    private int series;

    WebhookLoad(URI server, List<WebhookTarget> targets, int clients) {
        this.server = server;
        this.targets = targets;
        this.clients = clients;
    }

    /** When each request of a load is due, in nanoseconds after its begin. */
    private interface Schedule {

        long dueAfter(int index);
    }

    /** As fast as it goes: each client sends the next delivery once the last is answered. */
    LoadResult closed(int count) throws Exception {
        return send(count, index -> Long.MIN_VALUE);
    }

    /**
     * At a fixed rate, whatever the answers take. Each latency counts from when its request was due, so that a stall is seen by all that
     * should have been sent during it.
     */
    LoadResult open(int count, double perSecond) throws Exception {
        return send(count, index -> PREPARATION_NANOS + (long) (index * 1e9 / perSecond));
    }

    private LoadResult send(int count, Schedule schedule) throws Exception {
        byte[][] requests = requests(count);
        LoadResult result = new LoadResult(count);
        AtomicInteger next = new AtomicInteger();
        List<Callable<LoadResult>> senders = new ArrayList<>();
        long began = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            senders.add(() -> sendNext(requests, schedule, began, next, result));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            for (Future<LoadResult> done : executor.invokeAll(senders)) {
                done.get();
            }
        }
        return result.finished(System.nanoTime() - began);
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

    private LoadResult sendNext(byte[][] requests, Schedule schedule, long began, AtomicInteger next, LoadResult result)
            throws Exception {
        try (WebhookConnection connection = new WebhookConnection(server)) {
            for (int index = next.getAndIncrement(); index < requests.length; index = next.getAndIncrement()) {
                long due = schedule.dueAfter(index);
                long start = due == Long.MIN_VALUE ? System.nanoTime() : awaited(began + due);
                sendUntilAccepted(connection, requests[index], result);
                result.took(index, System.nanoTime() - start);
                requests[index] = null;
            }
        }
        return result;
    }

    private static long awaited(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    private static void sendUntilAccepted(WebhookConnection connection, byte[] request, LoadResult result)
            throws IOException, InterruptedException {
        WebhookConnection.Answer answer = connection.send(request);
        while (answer.isRefusedForLoad()) {
            result.refusedForLoad();
            TimeUnit.SECONDS.sleep(Math.max(1, answer.retryAfter()));
            answer = connection.send(request);
        }
        if (answer.status() / 100 != 2) {
            throw new Refusal("the webhook endpoint answered " + answer.status());
        }
    }
}
