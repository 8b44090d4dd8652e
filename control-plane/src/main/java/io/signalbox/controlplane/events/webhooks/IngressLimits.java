package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.platform.limits.LimitRule;
import io.signalbox.controlplane.platform.limits.SharedLimits;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Keeps the endpoint from taking more than it can carry: a bound on deliveries in flight, and a rate for each integration. The rate holds across replicas. */
@Component
class IngressLimits {

    private final IngressSettings settings;
    private final Semaphore places;
    private final SharedLimits limits;
    private final LimitRule rate;

    IngressLimits(IngressSettings settings, SharedLimits limits) {
        this.settings = settings;
        this.limits = limits;
        this.rate = rateOf(settings);
        this.places = new Semaphore(settings.inFlight(), true);
    }

    /** @throws Overloaded when no place gets free in time */
    WebhookReceiver.Admission admit() {
        try {
            if (places.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return places::release;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        throw new Overloaded("Too many deliveries are being stored; send it again.", Duration.ofSeconds(2));
    }

    /** @throws RateLimited when the integration sends more than its share */
    void take(UUID integrationId) {
        limits.require(
                rate,
                integrationId.toString(),
                "This integration sends more than " + settings.eventsPerSecond() + " deliveries a second.");
    }

    /** Full again after the time in which its lasting rate brings as much as the burst. */
    private static LimitRule rateOf(IngressSettings settings) {
        Duration fillTime = Duration.ofMillis(Math.max(1, 1000L * settings.burst() / settings.eventsPerSecond()));
        return LimitRule.leased("integration", settings.burst(), fillTime);
    }
}
