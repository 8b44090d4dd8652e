package io.signalbox.e2e;

import io.signalbox.local.client.Delivered;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A sender that behaves as providers do: it sends each ticket's changes in order and tries again until it gets a 2xx, through whatever
 * happens to the product meanwhile.
 */
final class Traffic implements AutoCloseable {

    static final int TICKETS = 500;
    static final int CHANGES = 4;
    private static final int SENDERS = 8;
    private static final Instant STORY_STARTS = Instant.parse("2026-11-01T08:00:00Z");

    private final Source source;
    private final Set<String> acceptedEvents = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

    private Traffic(Source source) {
        this.source = source;
    }

    static Traffic start(Source source) {
        var traffic = new Traffic(source);
        for (int ticket = 0; ticket < TICKETS; ticket++) {
            int number = ticket;
            traffic.senders.submit(() -> traffic.sendAllChangesOf(number));
        }
        traffic.senders.shutdown();
        return traffic;
    }

    static String titleOf(int ticket, int change) {
        return "Order " + ticket + " is late, change " + change;
    }

    static String externalId(int ticket) {
        return "ORDER-" + ticket;
    }

    int accepted() {
        return accepted.get();
    }

    /** Ids of all events that were answered 2xx. */
    Set<String> acceptedEvents() {
        return acceptedEvents;
    }

    void awaitEnd(Duration timeout) throws InterruptedException {
        if (!senders.awaitTermination(timeout.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + accepted + " events were accepted in " + timeout);
        }
    }

    private void sendAllChangesOf(int ticket) {
        for (int change = 0; change < CHANGES; change++) {
            sendUntilAccepted(ticket, change);
        }
    }

    private void sendUntilAccepted(int ticket, int change) {
        Map<String, Object> payload = Map.of(
                "id", externalId(ticket),
                "title", titleOf(ticket, change),
                "status", change == CHANGES - 1 ? "done" : "open",
                "priority", "high",
                "updated_at", STORY_STARTS.plusSeconds(change * 60L).toString());
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Delivered answer = source.send("order-" + ticket + "-" + change, payload);
                if (answer.accepted()) {
                    answer.events().forEach(event -> acceptedEvents.add(event.eventId()));
                    accepted.incrementAndGet();
                    return;
                }
            } catch (UncheckedIOException down) {
                // As a provider would: later again.
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
