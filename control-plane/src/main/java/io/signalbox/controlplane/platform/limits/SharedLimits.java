package io.signalbox.controlplane.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Limits that hold across replicas: the tokens lie in PostgreSQL, which is asked for every request of a quiet caller and for one of many of a
 * busy one. Never more is granted than the quota; while leases are out, a replica may refuse a little early. Do not call it inside a
 * transaction: it takes a second connection.
 */
@Component
public class SharedLimits {

    private static final Logger log = LoggerFactory.getLogger(SharedLimits.class);
    private static final int REMEMBERED = 100_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);
    /** After a failure nobody asks for so long: a database that is away shall not be waited for by each request. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TokenBucketRepository store;
    private final Ticker ticker;
    private final Cache<Key, LocalBucket> buckets;
    private volatile boolean paused;
    private volatile long pauseEnds;

    private record Key(String rule, String subject) {}

    @Autowired
    SharedLimits(TokenBucketRepository store) {
        this(store, Ticker.systemTicker());
    }

    SharedLimits(TokenBucketRepository store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(REMEMBERED_FOR)
                .ticker(ticker)
                .build();
    }

    /**
     * Takes one token.
     *
     * @param subject who is counted; only a keyed hash of it is stored
     * @throws Overloaded when the database does not answer and the rule refuses then
     */
    public LimitDecision take(LimitRule rule, String subject) {
        LocalBucket bucket = buckets.get(new Key(rule.name(), subject), key -> new LocalBucket());
        try {
            return bucket.take(rule, (wanted, returned) -> ask(rule, subject, wanted, returned), ticker.read());
        } catch (SQLException unavailable) {
            return withoutCounting(rule, unavailable);
        }
    }

    /** @throws RateLimited when there is no token */
    public void require(LimitRule rule, String subject, String refusal) {
        LimitDecision standing = take(rule, subject);
        if (!standing.granted()) {
            throw new RateLimited(refusal, standing.retryAfter());
        }
    }

    /** Fills the bucket, for example after a sign-in that succeeded. Other replicas may remember a refusal for a second. */
    public void forget(LimitRule rule, String subject) {
        buckets.invalidate(new Key(rule.name(), subject));
        try {
            store.forget(rule, subject);
        } catch (SQLException unavailable) {
            log.debug("A bucket stays as it is", unavailable);
        }
    }

    private TokenBucketRepository.Tokens ask(LimitRule rule, String subject, int wanted, int returned)
            throws SQLException {
        if (paused && ticker.read() - pauseEnds < 0) {
            throw new SQLException("The database did not answer a moment ago");
        }
        try {
            TokenBucketRepository.Tokens tokens = store.take(rule, subject, wanted, returned);
            paused = false;
            return tokens;
        } catch (SQLException unavailable) {
            pauseEnds = ticker.read() + PAUSE_NANOS;
            paused = true;
            log.warn("Limits are not counted for a second: {}", unavailable.getMessage());
            throw unavailable;
        }
    }

    private static LimitDecision withoutCounting(LimitRule rule, SQLException unavailable) {
        return switch (rule.whenUnavailable()) {
            case ADMIT -> LimitDecision.uncounted(rule);
            case REFUSE -> {
                var busy = new Overloaded("The store is busy; try again.", Duration.ofSeconds(2));
                busy.initCause(unavailable);
                throw busy;
            }
        };
    }
}
