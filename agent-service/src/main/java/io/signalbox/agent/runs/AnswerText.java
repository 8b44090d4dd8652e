package io.signalbox.agent.runs;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The text of one model call on its way to whoever follows the run: collected for a moment, sent one part after the other, and bounded. A part
 * that cannot be sent is lost; what is left at the end of the call is not sent, because the step says it all.
 */
final class AnswerText implements Consumer<String>, AutoCloseable {

    /** Of one attempt. The control plane takes more, so that it refuses nothing that is within. */
    static final int MAX_CHARACTERS = 64 * 1024;

    /** Text of so long goes together. */
    static final Duration COLLECTED = Duration.ofMillis(50);

    /** Sends one part. */
    @FunctionalInterface
    interface Sender {

        /** @param offset of the part in the answer, in characters */
        boolean send(int offset, String text);
    }

    private final Sender sender;
    private final IntConsumer used;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder unsent = new StringBuilder();
    private int left;
    private int offset;
    private boolean full;
    private boolean closed;
    private @Nullable Thread thread;

    /**
     * @param left characters that may still be sent
     * @param used is told each time how many were
     */
    AnswerText(int left, Sender sender, IntConsumer used) {
        this.left = left;
        this.sender = sender;
        this.used = used;
    }

    /** Never waits for the control plane. */
    @Override
    public void accept(String part) {
        lock.lock();
        try {
            // After one part that is left out all are: a text with holes helps nobody.
            full |= unsent.length() + part.length() > left;
            if (closed || full) {
                return;
            }
            unsent.append(part);
            if (thread == null) {
                thread = Thread.ofVirtual().name("answer-text").start(this::send);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        try {
            while (true) {
                String part = next();
                if (part.isEmpty()) {
                    return;
                }
                sender.send(offset, part);
                offset += part.length();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empty when there is nothing more to send. */
    private String next() throws InterruptedException {
        lock.lock();
        try {
            while (unsent.isEmpty() && !closed) {
                changed.await();
            }
            long nanos = COLLECTED.toNanos();
            while (nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
            String part = closed ? "" : unsent.toString();
            unsent.setLength(0);
            left -= part.length();
            used.accept(part.length());
            return part;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is under way any more, so that nothing of the call comes after its step. */
    @Override
    public void close() {
        Thread sending = end();
        if (sending == null) {
            return;
        }
        try {
            sending.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread end() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
            return thread;
        } finally {
            lock.unlock();
        }
    }
}
