package io.signalbox.controlplane.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Keeps the door from taking more than it can carry: a bound on deliveries in flight, and a rate for each integration. */
@Component
class DoorLimits {

    private static final int REMEMBERED = 10_000;

    private final DoorSettings settings;
    private final Semaphore places;
    private final Cache<UUID, Bucket> rates = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    DoorLimits(DoorSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.inFlight(), true);
    }

    /** @throws Overloaded when no place gets free in time */
    WebhookDoor.Visit enter() {
        try {
            if (places.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return places::release;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("Too many deliveries are being stored; send it again.", Duration.ofSeconds(2));
    }

    /** @throws RateLimited when the integration sends more than its share */
    void take(UUID integrationId) {
        var probe = rates.get(integrationId, id -> newRate()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited(
                    "This integration sends more than " + settings.eventsPerSecond() + " deliveries a second.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket newRate() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.burst())
                        .refillGreedy(settings.eventsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
