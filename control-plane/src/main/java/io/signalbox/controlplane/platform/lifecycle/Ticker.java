package io.signalbox.controlplane.platform.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats one job on a thread of its own, so that no other job can hold it up. A failed round is logged and does not end the next ones.
 */
public class Ticker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Ticker.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Runnable job;
    private @Nullable ScheduledExecutorService thread;

    /** @param interval between the end of one round and the start of the next */
    public Ticker(String name, Duration interval, Runnable job) {
        this.name = name;
        this.interval = interval;
        this.job = job;
    }

    public synchronized void start() {
        if (thread != null) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        thread.scheduleWithFixedDelay(this::round, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Lets the current round finish. */
    @Override
    public synchronized void close() {
        if (thread == null) {
            return;
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void round() {
        try {
            job.run();
        } catch (RuntimeException failure) {
            log.warn("A round of {} failed and will be repeated: {}", name, failure.toString());
            log.debug("What failed", failure);
        }
    }
}
