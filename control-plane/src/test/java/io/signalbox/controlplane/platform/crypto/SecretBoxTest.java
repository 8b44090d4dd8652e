package io.signalbox.controlplane.platform.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ControlPlaneTest
class SecretBoxTest {

    @Autowired
    private SecretBox box;

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private KeyEncryptionKeys keks;

    @Autowired
    private TenantFixture tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Clock clock;

    @Autowired
    private Ids ids;

    @Autowired
    private SecureRandom random;

    private TenantOrganization tenant;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
    }

    @Test
    void opensWhatItSealed() {
        byte[] sealed = tenant.call(() -> box.seal("grüße", "row:1"));

        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("gr");
        assertThat(tenant.call(() -> box.open(sealed, "row:1"))).isEqualTo("grüße");
        assertThat(tenant.call(() -> replicaBox().open(sealed, "row:1")))
                .as("another replica")
                .isEqualTo("grüße");
    }

    @Test
    void keepsBytesAsTheyAre() {
        byte[] bytes = {0, -1, 10, -128, 127};

        byte[] sealed = tenant.call(() -> box.sealBytes(bytes, "answer:1"));

        assertThat(tenant.call(() -> box.openBytes(sealed, "answer:1"))).isEqualTo(bytes);
    }

    @Test
    void sealsTheSameTwiceDifferently() {
        assertThat(tenant.call(() -> box.seal("a", "row:1"))).isNotEqualTo(tenant.call(() -> box.seal("a", "row:1")));
    }

    @Test
    void refusesABoxThatWasMovedOrChanged() {
        byte[] sealed = tenant.call(() -> box.seal("secret", "row:1"));
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertUnreadable(tenant, sealed, "row:2");
        assertUnreadable(tenant, changed, "row:1");
        for (int length = 0; length < sealed.length; length++) {
            assertUnreadable(tenant, Arrays.copyOf(sealed, length), "row:1");
        }
        sealed[0] = 9;
        assertUnreadable(tenant, sealed, "row:1");
    }

    @Test
    void refusesTheBoxOfAnotherOrganization() {
        byte[] sealed = tenant.call(() -> box.seal("secret", "row:1"));
        tenant.call(() -> box.open(sealed, "row:1"));
        TenantOrganization other = tenants.tenant();
        other.call(() -> box.seal("own", "row:1"));

        assertUnreadable(other, sealed, "row:1");
        assertThatThrownBy(() -> box.forInstallation().open(sealed, "row:1")).isInstanceOf(IllegalStateException.class);
        byte[] installations = box.forInstallation().seal("secret", "row:1");
        assertUnreadable(tenant, installations, "row:1");
    }

    @Test
    void refusesADataKeyThatWasMovedToAnotherOrganization() {
        byte[] sealed = tenant.call(() -> box.seal("secret", "row:1"));
        byte[] wrapped = tenant.call(() -> jdbc.sql("SELECT wrapped FROM data_key")
                .query((row, number) -> row.getBytes(1))
                .single());
        UUID keyId = idOf(sealed);
        tenant.call(() -> jdbc.sql("DELETE FROM data_key").update());
        TenantOrganization thief = tenants.tenant();
        thief.call(() -> jdbc.sql("""
                        INSERT INTO data_key (id, organization_id, kek_id, wrapped, created_at) VALUES (?, ?, 'test-1', ?, now())""").params(keyId, thief.id(), wrapped).update());

        assertUnreadable(thief, sealed, "row:1");
    }

    @Test
    void needsATenantUnlessItIsTheInstallations() {
        assertThatThrownBy(() -> box.seal("secret", "row:1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tenant");

        byte[] sealed = box.forInstallation().seal("secret", "user:1");
        assertThat(box.forInstallation().open(sealed, "user:1")).isEqualTo("secret");
        assertThat(tenant.call(() -> box.forInstallation().open(sealed, "user:1")))
                .isEqualTo("secret");
    }

    @Test
    void opensWhatWasSealedWithTheMasterKey() {
        byte[] oldest = sealedWithMasterKey("whsec", "integration_secret:1");

        assertThat(tenant.call(() -> box.open(oldest, "integration_secret:1"))).isEqualTo("whsec");
        assertUnreadable(tenant, oldest, "integration_secret:2");
    }

    @Test
    void agreesOnOneKeyWhenReplicasMakeItAtOnce() throws Exception {
        int replicas = 8;
        var together = new CountDownLatch(replicas);
        List<byte[]> boxes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, replicas)
                    .mapToObj(number -> threads.submit(() -> {
                        SecretBox replica = replicaBox();
                        return tenant.call(() -> {
                            arrive(together);
                            return replica.seal("from " + number, "row:1");
                        });
                    }))
                    .toList();
            boxes = new ArrayList<>();
            for (Future<byte[]> answer : answers) {
                boxes.add(answer.get(30, TimeUnit.SECONDS));
            }
        }

        assertThat(boxes).extracting(SecretBoxTest::idOf).containsOnly(idOf(boxes.getFirst()));
        assertThat(boxes).allSatisfy(each -> assertThat(tenant.call(() -> box.open(each, "row:1")))
                .startsWith("from "));
    }

    @Test
    void remembersNoKeyOfATransactionThatWasUndone() {
        byte[] lost = Tenant.call(
                tenant.id(),
                () -> transactions.execute(status -> {
                    box.seal("first", "row:1");
                    byte[] sealed = box.seal("second", "row:1");
                    assertThat(box.open(sealed, "row:1")).isEqualTo("second");
                    status.setRollbackOnly();
                    return sealed;
                }));

        byte[] kept = tenant.call(() -> box.seal("kept", "row:1"));

        assertThat(idOf(kept)).isNotEqualTo(idOf(lost));
        assertThat(tenant.call(() -> replicaBox().open(kept, "row:1"))).isEqualTo("kept");
        assertUnreadable(tenant, lost, "row:1");
    }

    @Test
    void keepsTheDataKeyWrapped() {
        tenant.call(() -> box.seal("secret", "row:1"));

        byte[] wrapped = tenant.call(() -> jdbc.sql("SELECT wrapped FROM data_key")
                .query((row, number) -> row.getBytes(1))
                .single());
        assertThat(wrapped).hasSize(12 + 32 + 16);
        assertThat(tenant.call(() -> jdbc.sql("SELECT kek_id FROM data_key")
                        .query(String.class)
                        .single()))
                .isEqualTo(keks.currentId());
    }

    private byte[] sealedWithMasterKey(String secret, String place) {
        byte[] sealed = Aes.seal(
                masterKey.deriveKey("secret-box", "AES"),
                random,
                place.getBytes(ISO_8859_1),
                secret.getBytes(ISO_8859_1));
        return ByteBuffer.allocate(1 + sealed.length).put((byte) 1).put(sealed).array();
    }

    /** What another process has: the same database and keys, and nothing remembered. */
    private SecretBox replicaBox() {
        return new SecretBox(new Keyrings(jdbc, keks, transactions, clock, ids, random), masterKey, random);
    }

    private void assertUnreadable(TenantOrganization organization, byte[] sealed, String place) {
        assertThatThrownBy(() -> organization.call(() -> box.open(sealed, place)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static UUID idOf(byte[] sealed) {
        var buffer = ByteBuffer.wrap(sealed, 1, 16);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static void arrive(CountDownLatch together) {
        together.countDown();
        try {
            assertThat(together.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
