package io.signalbox.controlplane.platform.limits;

import java.time.Duration;

/**
 * So many in so long, evenly filled up again: a bucket of {@code quota} tokens that is full after {@code window}.
 *
 * @param name what is limited; the same name and subject share one bucket on all replicas
 * @param lease most tokens a replica fetches at once for a busy caller. They are used or given back within a second; until then other replicas
 *     miss them. One means that every request asks the database
 * @param whenUnavailable what holds while the database does not answer
 */
public record LimitRule(String name, int quota, Duration window, int lease, WhenUnavailable whenUnavailable) {

    private static final int LEASED_SHARE = 20;

    /** What holds while nobody can count. */
    public enum WhenUnavailable {
        /** For limits that share things out fairly: an outage of the counting shall not become one of the product. */
        ADMIT,
        /** For limits that stop guessing: what cannot be counted does not happen. */
        REFUSE
    }

    public LimitRule {
        if (quota < 1 || lease < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A limit needs a quota, a lease and a window above zero: " + name);
        }
    }

    /** Each one counts and none goes by uncounted. */
    public static LimitRule exact(String name, int quota, Duration window) {
        return new LimitRule(name, quota, window, 1, WhenUnavailable.REFUSE);
    }

    /** Cheap for callers that come often: up to a twentieth of the quota is fetched at once. */
    public static LimitRule leased(String name, int quota, Duration window) {
        return new LimitRule(name, quota, window, Math.max(1, quota / LEASED_SHARE), WhenUnavailable.ADMIT);
    }
}
