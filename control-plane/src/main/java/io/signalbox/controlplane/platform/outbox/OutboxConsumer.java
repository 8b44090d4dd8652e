package io.signalbox.controlplane.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes due entries of one table, never more than can be worked on at once, and has each processed on a thread of its own. */
final class OutboxConsumer {

    private static final Logger log = LoggerFactory.getLogger(OutboxConsumer.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final String name;
    private final OutboxRepository repository;
    private final OutboxHandlers handlers;
    private final OutboxProcessor processor;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Semaphore slots;
    private final Semaphore signal = new Semaphore(0);
    private @Nullable Thread thread;

    OutboxConsumer(
            String name,
            OutboxRepository repository,
            OutboxHandlers handlers,
            OutboxProcessor processor,
            OutboxSettings settings,
            Clock clock) {
        this.name = name;
        this.repository = repository;
        this.handlers = handlers;
        this.processor = processor;
        this.settings = settings;
        this.clock = clock;
        this.slots = new Semaphore(settings.concurrency());
    }

    /** Looks for entries now rather than with the next sweep. Never blocks. */
    void wake() {
        signal.release();
    }

    synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().name(name).daemon().start(this::consume);
        }
    }

    /** Lets what is on its way end for some seconds; what does not is taken by another replica when the lease is over. */
    synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(SHUTDOWN_TIMEOUT);
            if (slots.tryAcquire(settings.concurrency(), SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                slots.release(settings.concurrency());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!isMoreDue()) {
                    awaitSignal();
                }
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void awaitSignal() throws InterruptedException {
        if (signal.tryAcquire(settings.sweepInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            signal.drainPermits();
        }
    }

    /** Takes what there are slots for; true when more may be due. */
    private boolean isMoreDue() throws InterruptedException {
        slots.acquire();
        int free = 1 + slots.drainPermits();
        List<OutboxClaim> claims = claim(free);
        slots.release(free - claims.size());
        claims.forEach(claim -> Thread.ofVirtual().name(name + "-" + claim.id()).start(() -> process(claim)));
        return claims.size() == free;
    }

    private List<OutboxClaim> claim(int max) {
        try {
            Instant now = clock.instant();
            return repository.claim(handlers.readyKinds(), now, now.plus(settings.lease()), max);
        } catch (RuntimeException failure) {
            log.warn("A sweep of {} failed and will be repeated: {}", name, failure.toString());
            return List.of();
        }
    }

    private void process(OutboxClaim claim) {
        try {
            processor.process(repository, claim);
        } catch (RuntimeException failure) {
            log.warn("Entry {} stays as it is until its lease ends: {}", claim.id(), failure.toString());
        } finally {
            slots.release();
        }
    }
}
