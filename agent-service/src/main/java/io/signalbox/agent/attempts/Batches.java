package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.CallRefused;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/**
 * Collects items of many attempts into few calls and gives each its own answer. One call is under way at a time, and what comes meanwhile goes
 * together with the next; only full ones go beside it, or once it takes long. So calls grow with the load, and where there is none nothing waits. The queue is as long as
 * there are attempts: each waits for one answer at a time.
 */
final class Batches<T, R> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    /** Sends items, and knows what to say of one that could not be sent. */
    interface Sender<T, R> {

        /** One answer for each, in order. */
        List<R> send(List<T> items);

        /** The answer to an item that the control plane understood and refused with the whole call. */
        R refused(T item, CallRefused refused);

        /** The answer to an item of which nobody knows what became. */
        R unavailable(T item);
    }

    private final Batch bounds;
    private final Sender<T, R> sender;
    private final IntSupplier senders;
    private final Deque<Waiting<T, R>> queue = new ArrayDeque<>();
    private final Thread collector;
    private long queuedBytes;
    private int calls;
    private int itemsUnderWay;

    /** @param senders how many may have an item sent soon, those included whose item waits or is under way */
    Batches(String name, Batch bounds, Sender<T, R> sender, IntSupplier senders) {
        this.bounds = bounds;
        this.sender = sender;
        this.senders = senders;
        this.collector = Thread.ofVirtual().name(name).start(this::collect);
    }

    /** @param size bytes of the item as JSON */
    CompletableFuture<R> add(T item, long size) {
        var waiting = new Waiting<T, R>(item, size, System.nanoTime(), new CompletableFuture<>());
        synchronized (queue) {
            queue.add(waiting);
            queuedBytes += size;
            queue.notifyAll();
        }
        return waiting.answer();
    }

    /** Waits until nobody has an item to send that is not under way, or for this long. */
    void awaitSent(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        synchronized (queue) {
            for (long left = limit.toNanos(); left > 0 && othersCome(0); left = until - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(queue, left);
            }
        }
    }

    /** Sends nothing more. */
    @Override
    public void close() {
        collector.interrupt();
    }

    private void collect() {
        try {
            while (true) {
                List<Waiting<T, R>> batch = next();
                Thread.ofVirtual().start(() -> {
                    try {
                        send(batch);
                    } finally {
                        answered(batch.size());
                    }
                });
            }
        } catch (InterruptedException closed) {
            synchronized (queue) {
                queue.forEach(waiting -> waiting.answer().complete(sender.unavailable(waiting.item())));
            }
        }
    }

    private List<Waiting<T, R>> next() throws InterruptedException {
        synchronized (queue) {
            while (true) {
                long wait = nanosToWait();
                if (wait <= 0) {
                    return taken();
                }
                TimeUnit.NANOSECONDS.timedWait(queue, wait);
            }
        }
    }

    private long nanosToWait() {
        if (queue.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (calls == bounds.underWay()) {
            return Long.MAX_VALUE;
        }
        if (bounds.isFull(queue.size(), queuedBytes)) {
            return 0;
        }
        if (calls > 0) {
            return left(bounds.maxWait());
        }
        return othersCome(queue.size()) ? left(bounds.linger()) : 0;
    }

    /** Of what the first one waits at most. */
    private long left(Duration limit) {
        return queue.getFirst().since() + limit.toNanos() - System.nanoTime();
    }

    private boolean othersCome(int waiting) {
        return senders.getAsInt() > waiting + itemsUnderWay;
    }

    private List<Waiting<T, R>> taken() {
        var batch = new ArrayList<Waiting<T, R>>();
        long bytes = 0;
        do {
            Waiting<T, R> first = queue.removeFirst();
            batch.add(first);
            bytes += first.size();
        } while (batch.size() < bounds.items()
                && !queue.isEmpty()
                && bytes + queue.getFirst().size() <= bounds.bytes());
        queuedBytes -= bytes;
        calls++;
        itemsUnderWay += batch.size();
        queue.notifyAll();
        return batch;
    }

    private void answered(int items) {
        synchronized (queue) {
            calls--;
            itemsUnderWay -= items;
            queue.notifyAll();
        }
    }

    private void send(List<Waiting<T, R>> batch) {
        try {
            List<R> answers = sender.send(batch.stream().map(Waiting::item).toList());
            for (int index = 0; index < batch.size(); index++) {
                batch.get(index).answer().complete(answers.get(index));
            }
        } catch (CallRefused refused) {
            refused(batch, refused);
        } catch (RuntimeException unavailable) {
            LOG.debugf("batch_not_sent items=%d error=%s", batch.size(), unavailable);
            batch.forEach(waiting -> waiting.answer().complete(sender.unavailable(waiting.item())));
        }
    }

    /** One item may have spoilt the call for all: each is sent alone. */
    private void refused(List<Waiting<T, R>> batch, CallRefused refused) {
        if (batch.size() > 1) {
            batch.forEach(waiting -> send(List.of(waiting)));
            return;
        }
        Waiting<T, R> only = batch.getFirst();
        try {
            only.answer().complete(sender.refused(only.item(), refused));
        } catch (CallRefused forGood) {
            only.answer().completeExceptionally(forGood);
        }
    }

    /** @param since when it came, as the system's nanoseconds */
    private record Waiting<T, R>(T item, long size, long since, CompletableFuture<R> answer) {}
}
