package io.signalbox.agent.attempts;

import io.signalbox.agent.controlplane.CallRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Collects items of many attempts into few calls and gives each its own answer. Its queue is as long as there are attempts: each waits for
 * one answer at a time.
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
    private final BlockingQueue<Waiting<T, R>> queue = new LinkedBlockingQueue<>();
    private final Semaphore underWay;
    private final Thread collector;
    private @Nullable Waiting<T, R> carried;

    Batches(String name, Batch bounds, Sender<T, R> sender) {
        this.bounds = bounds;
        this.sender = sender;
        this.underWay = new Semaphore(bounds.underWay());
        this.collector = Thread.ofVirtual().name(name).start(this::collect);
    }

    /** @param size bytes of the item as JSON */
    CompletableFuture<R> add(T item, long size) {
        var waiting = new Waiting<T, R>(item, size, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.answer();
    }

    /** Sends nothing more. */
    @Override
    public void close() {
        collector.interrupt();
    }

    /** A call has to be free first: meanwhile more items come together. */
    private void collect() {
        try {
            while (true) {
                underWay.acquire();
                List<Waiting<T, R>> batch = next();
                Thread.ofVirtual().start(() -> {
                    try {
                        send(batch);
                    } finally {
                        underWay.release();
                    }
                });
            }
        } catch (InterruptedException closed) {
            queue.forEach(waiting -> waiting.answer().complete(sender.unavailable(waiting.item())));
        }
    }

    private List<Waiting<T, R>> next() throws InterruptedException {
        var batch = new ArrayList<Waiting<T, R>>();
        Waiting<T, R> first = carried == null ? queue.take() : carried;
        carried = null;
        batch.add(first);
        long bytes = first.size();
        long until = System.nanoTime() + bounds.linger().toNanos();
        while (batch.size() < bounds.items()) {
            Waiting<T, R> more = queue.poll(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (more == null) {
                break;
            }
            if (bytes + more.size() > bounds.bytes()) {
                carried = more;
                break;
            }
            batch.add(more);
            bytes += more.size();
        }
        return batch;
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

    private record Waiting<T, R>(T item, long size, CompletableFuture<R> answer) {}
}
