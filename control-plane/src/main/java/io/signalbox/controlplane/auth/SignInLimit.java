package io.signalbox.controlplane.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.signalbox.controlplane.platform.problems.RateLimited;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Slows down guessing: tries per caller's address and e-mail. Bounded memory; an address that guesses cannot lock out another. */
@Component
public class SignInLimit {

    private static final int REMEMBERED = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final AuthSettings settings;

    SignInLimit(AuthSettings settings) {
        this.settings = settings;
    }

    /** @throws RateLimited when this caller tried this e-mail too often */
    public void take(String address, String email) {
        var probe = buckets.get(address + " " + email.strip().toLowerCase(Locale.ROOT), key -> newBucket())
                .tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited("Too many tries. Wait a moment.", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.attemptsPerMinute())
                        .refillIntervally(settings.attemptsPerMinute(), Duration.ofMinutes(1)))
                .build();
    }
}
