package io.signalbox.controlplane.platform.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ManualClock;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Replicas share a database and a clock here, and remember each for itself. */
@ControlPlaneTest
class SigningKeysTest {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration ROTATE_AFTER = Duration.ofDays(30);
    private static final Duration ANNOUNCE = Duration.ofMinutes(5);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SecretBox box;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Ids ids;

    @Autowired
    private SecureRandom random;

    private final ManualClock clock = new ManualClock();
    private final AtomicInteger loads = new AtomicInteger();
    /** One for each test: they share a table. */
    private final String purpose = "test-" + UUID.randomUUID();

    @Test
    void makesOneKeyWhenReplicasStartAtOnce() throws Exception {
        List<Callable<UUID>> starts = IntStream.range(0, 6)
                .<Callable<UUID>>mapToObj(number -> () -> started().current().id())
                .toList();

        List<UUID> keys = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<UUID> key : threads.invokeAll(starts)) {
                keys.add(key.get(30, TimeUnit.SECONDS));
            }
        }

        assertThat(keys).hasSize(6).containsOnly(keys.getFirst());
        assertThat(stored()).containsExactly(keys.getFirst());
    }

    @Test
    void givesAKeyASuccessorThatIsKnownBeforeItSigns() {
        SigningKeys oneReplica = replica();
        SigningKeys anotherReplica = replica();
        SigningRing one = ring(oneReplica);
        SigningRing another = ring(anotherReplica);
        oneReplica.tick();
        UUID first = one.current().id();

        clock.advance(ROTATE_AFTER.minusSeconds(1));
        oneReplica.tick();
        assertThat(stored()).containsExactly(first);

        clock.advance(Duration.ofSeconds(1));
        oneReplica.tick();
        anotherReplica.tick();
        assertThat(stored()).hasSize(2);
        assertThat(one.current().id()).as("announced, not used").isEqualTo(first);

        clock.advance(ANNOUNCE);
        UUID second = one.current().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(another.find(second.toString())).isPresent();
        assertThat(another.current().id()).isEqualTo(second);
    }

    @Test
    void verifiesWithAnOldKeyUntilTheLongestTokenHasExpired() {
        SigningKeys replica = replica();
        SigningRing ring = ring(replica);
        replica.tick();
        String first = ring.current().id().toString();
        clock.advance(ROTATE_AFTER);
        replica.tick();
        clock.advance(ANNOUNCE);
        assertThat(ring.current().id()).isNotEqualTo(UUID.fromString(first));

        clock.advance(LIFE);
        assertThat(ring.find(first)).isPresent();

        clock.advance(Duration.ofMinutes(1));
        assertThat(ring.find(first)).isEmpty();
        replica.tick();
        assertThat(stored()).hasSize(1).doesNotContain(UUID.fromString(first));
    }

    @Test
    void findsTheKeyOfAnotherReplicaAtOnce() {
        SigningRing known = started();
        known.current();
        SigningKeys other = replica();
        retireAllNow();
        clock.advance(Duration.ofSeconds(2));
        SigningRing fresh = ring(other);
        other.tick();

        assertThat(known.find(fresh.current().id().toString())).isPresent();
    }

    @Test
    void stopsAKeyThatAnOperatorRetired() {
        SigningKeys replica = replica();
        SigningRing ring = ring(replica);
        replica.tick();
        String seen = ring.current().id().toString();

        retireAllNow();
        replica.tick();

        assertThat(ring.find(seen)).isEmpty();
        assertThat(ring.current().id()).isNotEqualTo(UUID.fromString(seen));
    }

    @Test
    void asksOnceASecondForKeysNobodyHas() {
        SigningRing ring = started();
        ring.current();
        clock.advance(Duration.ofSeconds(1));
        int before = loads.get();

        for (int forged = 0; forged < 1_000; forged++) {
            assertThat(ring.find(UUID.randomUUID().toString())).isEmpty();
            assertThat(ring.find("no id at all " + forged)).isEmpty();
        }
        assertThat(loads.get() - before).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        ring.find(UUID.randomUUID().toString());
        assertThat(loads.get() - before).isEqualTo(2);
    }

    @Test
    void makesAKeyApartFromTheTransactionThatNeedsIt() {
        SigningRing ring = ring(replica());

        UUID signed = new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return ring.current().id();
        });

        assertThat(stored()).containsExactly(signed);
    }

    @Test
    void keepsKeysSealed() {
        byte[] key = started().current().key().getEncoded();

        byte[] sealed = jdbc.sql("SELECT sealed FROM signing_key WHERE purpose = ?")
                .param(purpose)
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(sealed).hasSizeGreaterThan(key.length);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain(new String(key, ISO_8859_1));
    }

    private SigningRing started() {
        SigningKeys replica = replica();
        SigningRing ring = ring(replica);
        replica.tick();
        return ring;
    }

    private SigningRing ring(SigningKeys replica) {
        return replica.ring(purpose, LIFE);
    }

    private SigningKeys replica() {
        return new SigningKeys(
                new CountingStore(), new SigningSettings(ROTATE_AFTER, ANNOUNCE), transactions, clock, ids, random);
    }

    private void retireAllNow() {
        jdbc.sql("UPDATE signing_key SET retire_at = ? WHERE purpose = ?")
                .params(Timestamp.from(clock.instant()), purpose)
                .update();
    }

    private List<UUID> stored() {
        return jdbc.sql("SELECT kid FROM signing_key WHERE purpose = ? ORDER BY kid")
                .param(purpose)
                .query(UUID.class)
                .list();
    }

    private final class CountingStore extends SigningKeyRepository {

        private CountingStore() {
            super(jdbc, box);
        }

        @Override
        List<SigningKey> load(String name, Instant now) {
            loads.incrementAndGet();
            return super.load(name, now);
        }
    }
}
