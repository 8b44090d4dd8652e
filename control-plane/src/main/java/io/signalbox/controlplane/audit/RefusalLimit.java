package io.signalbox.controlplane.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Counts the refusals of each organization by the minute and says which of them are kept. */
@Component
class RefusalLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MAX_ORGANIZATIONS = 10_000;

    private final AuditSettings settings;
    private final Clock clock;
    private final Cache<UUID, Window> windows =
            Caffeine.newBuilder().maximumSize(MAX_ORGANIZATIONS).build();

    RefusalLimit(AuditSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The number of those left out since the last one that was kept, when this one is to be kept; empty when it is not. */
    OptionalInt admit(UUID organizationId) {
        Window window = windows.get(organizationId, id -> new Window());
        return window.admit(clock.instant(), settings.refusalsPerMinute());
    }

    /** One was admitted and could not be kept. */
    void giveBack(UUID organizationId, int leftOut) {
        windows.get(organizationId, id -> new Window()).leaveOut(leftOut + 1);
    }

    /** Takes the numbers of those organizations whose minute is over and where nothing followed that could tell them. */
    Map<UUID, Integer> takeUntold() {
        Map<UUID, Integer> untold = new LinkedHashMap<>();
        windows.asMap().forEach((organizationId, window) -> {
            int leftOut = window.takeWhenOver(clock.instant());
            if (leftOut > 0) {
                untold.put(organizationId, leftOut);
            }
        });
        return untold;
    }

    private static final class Window {

        private Instant end = Instant.MIN;
        private int kept;
        private int leftOut;

        synchronized OptionalInt admit(Instant now, int max) {
            if (!now.isBefore(end)) {
                end = now.plus(WINDOW);
                kept = 0;
            }
            if (kept == max) {
                leftOut++;
                return OptionalInt.empty();
            }
            kept++;
            return OptionalInt.of(take());
        }

        synchronized void leaveOut(int count) {
            leftOut += count;
        }

        synchronized int takeWhenOver(Instant now) {
            return now.isBefore(end) ? 0 : take();
        }

        private int take() {
            int taken = leftOut;
            leftOut = 0;
            return taken;
        }
    }
}
