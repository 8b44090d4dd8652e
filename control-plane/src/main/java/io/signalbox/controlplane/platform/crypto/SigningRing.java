package io.signalbox.controlplane.platform.crypto;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The signing keys of one purpose, remembered. Tokens that name keys nobody has cannot make it ask the database more than once a second. */
public final class SigningRing {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOADS = Duration.ofSeconds(1);
    private static final int ID_LENGTH = 36;

    private record Loaded(List<SigningKey> newestFirst, Instant at) {}

    private final String purpose;
    private final Duration longestLife;
    private final BiFunction<String, Instant, List<SigningKey>> store;
    private final Runnable ensureOne;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    /** @param ensureOne makes a key when there is none */
    SigningRing(
            String purpose,
            Duration longestLife,
            BiFunction<String, Instant, List<SigningKey>> store,
            Runnable ensureOne,
            Clock clock) {
        this.purpose = purpose;
        this.longestLife = longestLife;
        this.store = store;
        this.ensureOne = ensureOne;
        this.clock = clock;
    }

    /** The key to sign with. */
    public SigningKey current() {
        return signing(REMEMBERED).orElseGet(() -> {
            ensureOne.run();
            return signing(Duration.ZERO).orElseThrow(() -> new IllegalStateException("No key signs for " + purpose));
        });
    }

    /** The key that signed a token, unless it is retired. */
    public Optional<SigningKey> find(String keyId) {
        if (keyId.length() != ID_LENGTH) {
            return Optional.empty();
        }
        Predicate<SigningKey> wanted = key -> key.id().toString().equals(keyId);
        return first(REMEMBERED, wanted).or(() -> first(BETWEEN_LOADS, wanted));
    }

    String purpose() {
        return purpose;
    }

    Duration longestLife() {
        return longestLife;
    }

    /** Looks again. */
    void refresh() {
        loaded(Duration.ZERO);
    }

    private Optional<SigningKey> signing(Duration age) {
        Instant now = clock.instant();
        return first(age, key -> !key.useFrom().isAfter(now));
    }

    private Optional<SigningKey> first(Duration age, Predicate<SigningKey> wanted) {
        Instant now = clock.instant();
        return loaded(age).newestFirst().stream()
                .filter(key -> !key.isRetired(now))
                .filter(wanted)
                .findFirst();
    }

    private Loaded loaded(Duration age) {
        Loaded known = loaded;
        if (known != null && isFresh(known, age)) {
            return known;
        }
        loading.lock();
        try {
            Loaded meanwhile = loaded;
            if (meanwhile != null && isFresh(meanwhile, age)) {
                return meanwhile;
            }
            Instant now = clock.instant();
            var fresh = new Loaded(store.apply(purpose, now), now);
            loaded = fresh;
            return fresh;
        } finally {
            loading.unlock();
        }
    }

    private boolean isFresh(Loaded known, Duration age) {
        return Duration.between(known.at(), clock.instant()).compareTo(age) < 0;
    }
}
