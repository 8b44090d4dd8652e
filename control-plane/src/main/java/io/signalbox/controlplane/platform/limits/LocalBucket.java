package io.signalbox.controlplane.platform.limits;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What this replica holds of one bucket: a few leased tokens of a busy caller, or the news that there are none. The lease doubles while it is
 * used up within its second and shrinks to what was used when it is not, so that a caller who comes now and then takes one token at a time.
 */
final class LocalBucket {

    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MAX_MEMORY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private int size;
    private int left;
    private int sharedRemaining;
    private long leaseEnds;
    private long fullAt;
    private long nextAt;
    private long deniedUntil;
    private boolean denied;

    /** Asks the shared bucket. */
    interface Source {

        TokenBucketRepository.Tokens take(int wanted, int returned) throws SQLException;
    }

    /** @param now nanoseconds of a clock that never goes back */
    synchronized LimitDecision take(LimitRule rule, Source shared, long now) throws SQLException {
        if (denied && now - deniedUntil < 0) {
            return standing(false, now);
        }
        denied = false;
        boolean lapsed = now - leaseEnds >= 0;
        if (left > 0 && !lapsed) {
            left--;
            return standing(true, now);
        }
        return fetch(rule, shared, now, lapsed);
    }

    private LimitDecision fetch(LimitRule rule, Source shared, long now, boolean lapsed) throws SQLException {
        int returned = left;
        int wanted = lapsed ? Math.max(1, size - returned) : Math.clamp(2L * size, 1, rule.lease());
        if (lapsed && returned == 0) {
            wanted = Math.max(1, size / 2);
        }
        TokenBucketRepository.Tokens tokens = shared.take(wanted, returned);
        size = wanted;
        left = Math.max(0, tokens.granted() - 1);
        sharedRemaining = tokens.remaining();
        leaseEnds = now + LEASE_NANOS;
        fullAt = now + tokens.fullIn();
        nextAt = now + tokens.nextIn();
        if (tokens.granted() > 0) {
            return standing(true, now);
        }
        denied = true;
        deniedUntil = now + Math.min(tokens.nextIn(), MAX_MEMORY_NANOS);
        return standing(false, now);
    }

    private LimitDecision standing(boolean granted, long now) {
        long remaining = granted ? sharedRemaining + (long) left : 0;
        long wait = granted && remaining > 0 ? 0 : Math.max(0, nextAt - now);
        return new LimitDecision(
                granted, remaining, Duration.ofNanos(Math.max(0, fullAt - now)), Duration.ofNanos(wait));
    }
}
