package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends prepared requests over a number of connections and notes how long each took. One thread for all of them: as many threads as connections
 * would cost the processors a change of context for each request and for each answer.
 */
final class WebhookSending implements AutoCloseable {

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    /** A connection and the request that is under way on it. */
    private static final class Client {

        private final WebhookConnection connection;
        private int index;
        private long start;
        private long sendsAgain;

        private Client(WebhookConnection connection) {
            this.connection = connection;
        }
    }

    private final byte[][] requests;
    private final double nanosBetween;
    private final LoadResult result;
    private final Selector selector;
    private final Map<WebhookConnection, Client> clients = new IdentityHashMap<>();
    private final Deque<Client> free = new ArrayDeque<>();
    private final Queue<Client> refused =
            new PriorityQueue<>((one, other) -> Long.signum(one.sendsAgain - other.sendsAgain));

    private long began;
    private int next;
    private int answered;

    /** @param nanosBetween from when one request is due to when the next is; 0 for as soon as a connection is free */
    WebhookSending(InetSocketAddress server, int connections, byte[][] requests, double nanosBetween)
            throws IOException {
        this.requests = requests;
        this.nanosBetween = nanosBetween;
        this.result = new LoadResult(requests.length);
        this.selector = Selector.open();
        for (int number = 0; number < connections; number++) {
            Client client = new Client(new WebhookConnection(server, selector));
            clients.put(client.connection, client);
            free.add(client);
        }
    }

    /** @throws Refusal if a request is answered otherwise than by an acceptance or a refusal for load */
    LoadResult run() throws IOException {
        began = System.nanoTime();
        while (answered < requests.length) {
            sendDue();
            await();
            for (SelectionKey selected : selector.selectedKeys()) {
                proceed(clients.get((WebhookConnection) selected.attachment()));
            }
            selector.selectedKeys().clear();
        }
        return result.finished(System.nanoTime() - began);
    }

    private void sendDue() throws IOException {
        long now = System.nanoTime();
        while (!refused.isEmpty() && refused.element().sendsAgain <= now) {
            Client client = refused.remove();
            client.connection.send(requests[client.index]);
        }
        while (next < requests.length && !free.isEmpty() && due(next) <= now) {
            Client client = free.remove();
            client.index = next;
            client.start = nanosBetween == 0 ? System.nanoTime() : due(next);
            next++;
            client.connection.send(requests[client.index]);
        }
    }

    private long due(int index) {
        return began + (long) (index * nanosBetween);
    }

    /** Until something came or is due. A selector waits for whole milliseconds. */
    private void await() throws IOException {
        long left = nanosUntilDue();
        if (left >= MILLISECOND) {
            selector.select(left / MILLISECOND);
            return;
        }
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
        selector.selectNow();
    }

    private long nanosUntilDue() {
        long now = System.nanoTime();
        long again = refused.isEmpty() ? Long.MAX_VALUE : refused.element().sendsAgain - now;
        long scheduled = next == requests.length || free.isEmpty() ? Long.MAX_VALUE : due(next) - now;
        return Math.max(0, Math.min(again, scheduled));
    }

    private void proceed(Client client) throws IOException {
        WebhookConnection.Answer answer = client.connection.proceed();
        if (answer == null) {
            return;
        }
        if (answer.isRefusedForLoad()) {
            result.refusedForLoad();
            client.sendsAgain = System.nanoTime() + TimeUnit.SECONDS.toNanos(Math.max(1, answer.retryAfter()));
            refused.add(client);
            return;
        }
        if (answer.status() / 100 != 2) {
            throw new Refusal("the webhook endpoint answered " + answer.status());
        }
        result.took(client.index, System.nanoTime() - client.start);
        requests[client.index] = null;
        answered++;
        free.add(client);
    }

    @Override
    public void close() throws IOException {
        for (WebhookConnection connection : clients.keySet()) {
            connection.close();
        }
        selector.close();
    }
}
