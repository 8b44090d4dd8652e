package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.ids.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys that sign tokens, one ring for each purpose. They rotate themselves; of several replicas one makes the next key. */
@Component
public class SigningKeys implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final int SECRET_BYTES = 32;
    /** For clocks that differ and requests on their way. */
    private static final Duration LEEWAY = Duration.ofMinutes(1);

    private final Map<String, SigningRing> rings = new ConcurrentHashMap<>();
    private final SigningKeyRepository store;
    private final SigningSettings settings;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final Ids ids;
    private final SecureRandom random;

    SigningKeys(
            SigningKeyRepository store,
            SigningSettings settings,
            PlatformTransactionManager transactions,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.store = store;
        this.settings = settings;
        // Never part of a request's transaction: a key that others may know already must not be undone.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /**
     * The keys of a purpose.
     *
     * @param longestLife of the tokens they sign: so long a key verifies after it stopped to sign
     */
    public SigningRing ring(String purpose, Duration longestLife) {
        return rings.computeIfAbsent(
                purpose,
                name -> new SigningRing(name, longestLife, store::load, () -> rotate(name, longestLife), clock));
    }

    @Override
    public void afterSingletonsInstantiated() {
        tick();
    }

    /** Gives old keys a successor, forgets retired ones, and learns what other replicas did. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void tick() {
        for (SigningRing ring : rings.values()) {
            rotate(ring.purpose(), ring.longestLife());
            ring.refresh();
        }
    }

    private void rotate(String purpose, Duration longestLife) {
        alone.executeWithoutResult(status -> {
            Instant now = clock.instant();
            Instant next = now.plus(settings.announce());
            boolean retired = store.retire(
                    purpose,
                    now.minus(settings.rotateAfter()),
                    next.plus(longestLife).plus(LEEWAY));
            if (retired || !store.hasNewest(purpose)) {
                add(purpose, now, retired ? next : now);
            }
            store.removeRetired(purpose, now);
        });
    }

    private void add(String purpose, Instant now, Instant useFrom) {
        UUID id = ids.next();
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        if (store.add(purpose, id, secret, now, useFrom)) {
            log.info("A new key signs purpose={} kid={} from={}", purpose, id, useFrom);
        }
    }
}
