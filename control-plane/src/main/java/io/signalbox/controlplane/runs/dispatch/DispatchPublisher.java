package io.signalbox.controlplane.runs.dispatch;

import io.signalbox.controlplane.runs.RunEnded;
import io.signalbox.controlplane.runs.attempts.DueRuns;
import io.signalbox.controlplane.runs.attempts.RunsDue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Announces runs after the commit that made them ready. One thread, one bounded queue: nobody who commits waits for the broker, and what does
 * not fit or is not confirmed is simply dropped, because the sweeper finds it in the database.
 */
@Component
class DispatchPublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchPublisher.class);
    private static final int BATCH = 256;

    private final DispatchQueue queue;
    private final DueRuns due;
    private final DispatchMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Announcement> waiting;
    private @Nullable Thread thread;

    DispatchPublisher(
            DispatchQueue queue, DueRuns due, DispatchMetrics metrics, DispatchSettings settings, Clock clock) {
        this.queue = queue;
        this.due = due;
        this.metrics = metrics;
        this.clock = clock;
        this.waiting = new ArrayBlockingQueue<>(settings.announcements());
    }

    private sealed interface Announcement {

        /** This run is ready. */
        record Ready(RunPointer pointer) implements Announcement {}

        /** The next run of this ticket may be ready. */
        record Next(UUID organizationId, UUID concurrencyKey) implements Announcement {}
    }

    @TransactionalEventListener(fallbackExecution = true)
    void due(RunsDue runs) {
        runs.runIds().forEach(runId -> announce(new RunPointer(runs.organizationId(), runId)));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void ended(RunEnded run) {
        offer(new Announcement.Next(run.organizationId(), run.concurrencyKey()));
    }

    void announce(RunPointer pointer) {
        offer(new Announcement.Ready(pointer));
    }

    /** Nothing waits to be sent. */
    boolean isIdle() {
        return waiting.isEmpty();
    }

    private void offer(Announcement announcement) {
        if (!waiting.offer(announcement)) {
            metrics.dropped(1);
        }
    }

    private void publishAll() {
        var batch = new ArrayList<Announcement>(BATCH);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                publish(batch);
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                log.warn("{} announcements failed; the sweeper will repeat them: {}", batch.size(), failure.toString());
            } finally {
                batch.clear();
            }
        }
    }

    private void publish(List<Announcement> batch) {
        var pointers = new ArrayList<RunPointer>(batch.size());
        for (Announcement announcement : batch) {
            switch (announcement) {
                case Announcement.Ready ready -> pointers.add(ready.pointer());
                case Announcement.Next next ->
                    due.nextOf(next.concurrencyKey(), clock.instant())
                            .ifPresent(runId -> pointers.add(new RunPointer(next.organizationId(), runId)));
            }
        }
        if (!pointers.isEmpty()) {
            metrics.dropped(pointers.size() - queue.send(pointers));
        }
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().name("dispatch-publisher").daemon().start(this::publishAll);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** After the workers, whose last runs make others ready. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 700;
    }
}
