package io.signalbox.controlplane.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.limits.LimitRule.WhenUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a replica leases tokens of a bucket that others use too. */
class LocalBucketTest {

    private static final LimitRule RULE = new LimitRule("test", 100, Duration.ofSeconds(100), 8, WhenUnavailable.ADMIT);

    private final Shared shared = new Shared();
    private final LocalBucket bucket = new LocalBucket();
    /** Clocks of this kind may start anywhere. */
    private long now = -TimeUnit.DAYS.toNanos(1);

    @Test
    void asksEachTimeForAQuietCaller() {
        for (int request = 0; request < 20; request++) {
            assertThat(take().granted()).isTrue();
            now += TimeUnit.SECONDS.toNanos(2);
        }
        assertThat(shared.wanted).hasSize(20).containsOnly(1);
    }

    @Test
    void asksSeldomForABusyCaller() {
        for (int request = 0; request < 60; request++) {
            assertThat(take().granted()).isTrue();
            now += TimeUnit.MILLISECONDS.toNanos(1);
        }
        assertThat(shared.wanted).startsWith(1, 2, 4, 8, 8).hasSizeLessThan(12);
    }

    @Test
    void givesBackWhatALeaseDidNotUse() {
        for (int request = 0; request < 8; request++) {
            take();
        }
        assertThat(shared.wanted).containsExactly(1, 2, 4, 8);
        now += TimeUnit.SECONDS.toNanos(1);
        take();
        assertThat(shared.returned).endsWith(7);
        assertThat(shared.left).isEqualTo(100 - 9);
    }

    @Test
    void remembersARefusalBriefly() {
        shared.left = 0;
        assertThat(take().granted()).isFalse();
        for (int request = 0; request < 1000; request++) {
            assertThat(take().granted()).isFalse();
        }
        assertThat(shared.wanted).hasSize(1);
        shared.left = 1;
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(take().granted()).isTrue();
    }

    @Test
    void saysWhenToComeBack() {
        shared.left = 0;
        LimitDecision refused = take();
        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        now += TimeUnit.MILLISECONDS.toNanos(400);
        assertThat(take().retryAfter()).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void countsDownWhatRemains() {
        long before = take().remaining();
        for (int request = 0; request < 50; request++) {
            long remaining = take().remaining();
            assertThat(remaining).isEqualTo(before - 1);
            before = remaining;
        }
    }

    /** Several replicas, random pauses: what they granted is never more than what the shared bucket gave. */
    @Test
    void grantsNeverMoreThanWasTaken() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var common = new Shared();
            List<LocalBucket> replicas = List.of(new LocalBucket(), new LocalBucket(), new LocalBucket());
            int granted = 0;
            long at = random.nextLong();
            for (int request = 0; request < 500; request++) {
                at += TimeUnit.MILLISECONDS.toNanos(random.nextInt(400));
                if (take(replicas.get(random.nextInt(3)), common, at).granted()) {
                    granted++;
                }
                assertThat(granted).as("seed %d", seed).isLessThanOrEqualTo(100 - common.left);
            }
            assertThat(granted).as("seed %d", seed).isBetween(100 - 3 * RULE.lease(), 100);
        }
    }

    private LimitDecision take() {
        return take(bucket, shared, now);
    }

    private static LimitDecision take(LocalBucket from, Shared shared, long now) {
        try {
            return from.take(RULE, shared, now);
        } catch (SQLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A bucket that does not fill again. */
    private static final class Shared implements LocalBucket.Source {

        private final List<Integer> wanted = new ArrayList<>();
        private final List<Integer> returned = new ArrayList<>();
        private int left = 100;

        @Override
        public TokenBucketRepository.Tokens take(int asked, int givenBack) {
            wanted.add(asked);
            returned.add(givenBack);
            left += givenBack;
            int granted = Math.min(asked, left);
            left -= granted;
            long nextIn = left > 0 ? 0 : TimeUnit.SECONDS.toNanos(1);
            return new TokenBucketRepository.Tokens(granted, left, TimeUnit.SECONDS.toNanos(100 - left), nextIn);
        }
    }
}
