package io.signalbox.controlplane.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Buckets that several replicas share. Each {@link SharedLimits} here is one of them. */
@ControlPlaneTest
class SharedLimitsTest {

    /** Fills so slowly that a test never sees it. */
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private DataSource database;

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private JdbcClient jdbc;

    private final String subject = UUID.randomUUID().toString();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void grantsTheQuotaExactlyAcrossReplicas() throws Exception {
        var rule = LimitRule.exact("exact", 50, DAY);
        assertThat(grantedBy(List.of(replica(), replica(), replica()), rule, 200))
                .isEqualTo(50);
    }

    @Test
    void grantsNoMoreThanTheQuotaWhenLeasing() throws Exception {
        var rule = LimitRule.leased("leased", 400, DAY);
        long granted = grantedBy(List.of(replica(), replica(), replica()), rule, 1500);
        assertThat(granted).isBetween(400L - 3L * rule.lease(), 400L);
    }

    @Test
    void fillsEvenlyAgain() {
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        assertThat(taken(start, 10, 0)).isEqualTo(new Taken(10, 0, 60_000_000, 6_000_000));
        assertThat(taken(start, 1, 0)).isEqualTo(new Taken(0, 0, 60_000_000, 6_000_000));
        assertThat(taken(start.plusSeconds(5), 1, 0).granted()).isZero();
        assertThat(taken(start.plusSeconds(6), 2, 0)).isEqualTo(new Taken(1, 0, 60_000_000, 6_000_000));
        assertThat(taken(start.plusSeconds(36), 1, 0)).isEqualTo(new Taken(1, 4, 36_000_000, 0));
        assertThat(taken(start.plusSeconds(3600), 20, 0).granted()).isEqualTo(10);
    }

    @Test
    void takesBackButNeverHoldsMoreThanTheQuota() {
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        assertThat(taken(start, 5, 0).remaining()).isEqualTo(5);
        assertThat(taken(start, 1, 3).remaining()).isEqualTo(7);
        assertThat(taken(start, 1, 1000).remaining()).isEqualTo(9);
    }

    @Test
    void staysClosedNoLongerThanItFillsWhenAClockIsSetBack() {
        Instant start = Instant.parse("2026-11-20T10:00:00Z");
        taken(start, 10, 0);
        assertThat(taken(start.minus(DAY), 1, 0).nextInMicros()).isLessThanOrEqualTo(6_000_000);
    }

    @Test
    void keepsBucketsApart() {
        SharedLimits limits = replica();
        var rule = LimitRule.exact("apart", 1, DAY);
        assertThat(limits.take(rule, subject).granted()).isTrue();
        assertThat(limits.take(rule, subject).granted()).isFalse();
        assertThat(limits.take(rule, subject + "x").granted()).isTrue();
        assertThat(limits.take(LimitRule.exact("other", 1, DAY), subject).granted())
                .isTrue();
    }

    @Test
    void refusesWithTheTimeToWait() {
        SharedLimits limits = replica();
        var rule = LimitRule.exact("require", 1, Duration.ofSeconds(100));
        limits.require(rule, subject, "Slower.");
        assertThatThrownBy(() -> limits.require(rule, subject, "Slower."))
                .isInstanceOfSatisfying(RateLimited.class, refused -> assertThat(refused.retryAfter())
                        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100)));
    }

    @Test
    void forgets() {
        SharedLimits limits = replica();
        var rule = LimitRule.exact("forget", 1, DAY);
        limits.take(rule, subject);
        limits.forget(rule, subject);
        assertThat(limits.take(rule, subject).granted()).isTrue();
        assertThat(replica().take(rule, subject).granted()).isFalse();
    }

    @Test
    void storesNothingAboutTheCaller() {
        replica().take(LimitRule.exact("private", 1, DAY), "ada@example.com 203.0.113.9");
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM rate_limit
                        WHERE position('ada'::bytea IN bucket) > 0 OR position('203'::bytea IN bucket) > 0 """).query(Long.class).single()).isZero();
    }

    @Test
    void sweepsBucketsThatAreFull() throws SQLException {
        var store = new TokenBucketRepository(database, masterKey);
        store.take(LimitRule.exact("swept", 10, Duration.ofNanos(10_000)), subject, 10, 0);
        store.take(LimitRule.exact("kept", 1, DAY), subject, 1, 0);
        long before = rows();
        store.sweep();
        assertThat(rows()).isBetween(1L, before - 1);
        assertThat(store.take(LimitRule.exact("kept", 1, DAY), subject, 1, 0).granted())
                .isZero();
    }

    @Test
    void decidesByRuleWhenTheDatabaseIsAway() {
        var away = new Away();
        var limits = new SharedLimits(new TokenBucketRepository(away, masterKey), nanos::get);
        assertThat(limits.take(LimitRule.leased("open", 10, DAY), subject).granted())
                .isTrue();
        assertThatThrownBy(() -> limits.take(LimitRule.exact("closed", 10, DAY), subject))
                .isInstanceOf(Overloaded.class);
        for (int request = 0; request < 100; request++) {
            limits.take(LimitRule.leased("open", 10, DAY), subject + request);
        }
        assertThat(away.asked).hasValue(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        limits.take(LimitRule.leased("open", 10, DAY), subject);
        assertThat(away.asked).hasValue(2);
    }

    private SharedLimits replica() {
        return new SharedLimits(new TokenBucketRepository(database, masterKey));
    }

    private long grantedBy(List<SharedLimits> replicas, LimitRule rule, int requests) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = IntStream.range(0, requests)
                    .mapToObj(number -> (Callable<Boolean>) () -> replicas.get(number % replicas.size())
                            .take(rule, subject)
                            .granted())
                    .toList();
            long granted = 0;
            for (Future<Boolean> answer : threads.invokeAll(all)) {
                granted += answer.get() ? 1 : 0;
            }
            return granted;
        }
    }

    private record Taken(int granted, int remaining, long fullInMicros, long nextInMicros) {}

    /** From a bucket of ten that fills in a minute. */
    private Taken taken(Instant at, int wanted, int returned) {
        return jdbc.sql("SELECT * FROM take_tokens(decode(md5(?), 'hex'), 10, interval '1 minute', ?, ?, ?)")
                .params(subject, wanted, returned, Timestamp.from(at))
                .query((row, number) -> new Taken(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM rate_limit").query(Long.class).single();
    }

    private static final class Away extends AbstractDataSource {

        private final AtomicLong asked = new AtomicLong();

        @Override
        public java.sql.Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            throw new SQLException("away");
        }

        @Override
        public java.sql.Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}
