package io.signalbox.controlplane.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command as an operator runs it, beside a service that knows both keys. */
@ControlPlaneTest
@ExtendWith(OutputCaptureExtension.class)
class RewrapKeysTest {

    private static final String FORWARD = FreshServices.ENCRYPTION_KEYS;
    private static final String BACKWARD = FORWARD.split(",")[1] + "," + FORWARD.split(",")[0];

    @Autowired
    private SecretBox box;

    @Autowired
    private MasterKey masterKey;

    @Autowired
    private KeysInUse inUse;

    @Autowired
    private SecureRandom random;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TenantFixture tenants;

    @Value("${signalbox.database.url}")
    private String database;

    private TenantOrganization tenant;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
    }

    /** Other tests use the same database. */
    @AfterEach
    void rotateBack() {
        assertThat(run(FORWARD)).isZero();
    }

    @Test
    void wrapsEveryKeyAnewAndReplacesTheOldestSecrets(CapturedOutput output) {
        List<TenantOrganization> organizations = List.of(tenant, tenants.tenant(), tenants.tenant());
        List<byte[]> boxes = new ArrayList<>();
        for (TenantOrganization organization : organizations) {
            boxes.add(organization.call(() -> box.seal("of " + organization.id(), "row:1")));
        }
        byte[] installations = box.forInstallation().seal("of all", "user:1");
        UUID oldest = secretUnderMasterKey("the first webhook secret");

        assertThat(run(BACKWARD)).isZero();

        assertThat(inUse.counts()).containsOnlyKeys("test-2");
        for (int index = 0; index < boxes.size(); index++) {
            TenantOrganization organization = organizations.get(index);
            byte[] sealed = boxes.get(index);
            assertThat(organization.call(() -> box.open(sealed, "row:1"))).isEqualTo("of " + organization.id());
        }
        assertThat(box.forInstallation().open(installations, "user:1")).isEqualTo("of all");
        byte[] resealed = ciphertext(oldest);
        assertThat(resealed[0]).isEqualTo((byte) 2);
        assertThat(tenant.call(() -> box.open(resealed, "integration_secret:" + oldest)))
                .isEqualTo("the first webhook secret");
        assertThat(output).contains("secrets_resealed=1 remaining=0").doesNotContain(FORWARD.split("[:,]")[1]);
    }

    @Test
    void changesNothingTheSecondTime(CapturedOutput output) {
        tenant.call(() -> box.seal("secret", "row:1"));

        assertThat(run(BACKWARD)).isZero();
        assertThat(run(BACKWARD)).isZero();

        assertThat(output)
                .contains("data_keys=0 installation_keys=0 of organizations=0; secrets_resealed=0 remaining=0");
    }

    @Test
    void letsServicesSealAndOpenMeanwhile() throws Exception {
        var done = new AtomicBoolean();
        var service = CompletableFuture.supplyAsync(() -> {
            int rounds = 0;
            while (!done.get() && rounds < 200 || rounds == 0) {
                TenantOrganization organization = tenants.tenant();
                byte[] sealed = organization.call(() -> box.seal("busy", "row:1"));
                assertThat(organization.call(() -> box.open(sealed, "row:1"))).isEqualTo("busy");
                rounds++;
            }
            return rounds;
        });

        run(BACKWARD);
        done.set(true);

        assertThat(service.get(30, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void refusesToWorkWithoutTheOldKey() {
        tenant.call(() -> box.seal("secret", "row:1"));
        Map<String, Long> before = inUse.counts();

        assertThatThrownBy(() -> run(BACKWARD.split(",")[0]))
                .hasStackTraceContaining("SIGNALBOX_ENCRYPTION_KEYS lacks key test-1");

        assertThat(inUse.counts()).isEqualTo(before);
    }

    private int run(String keys) {
        return RewrapKeys.run(
                "--signalbox.embedded.enabled=false",
                "--signalbox.database.url=" + database,
                "--signalbox.master-key=" + FreshServices.MASTER_KEY,
                "--signalbox.service-key=" + FreshServices.SERVICE_KEY,
                "--signalbox.encryption-keys=" + keys);
    }

    private UUID secretUnderMasterKey(String secret) {
        UUID integration = tenant.integration("github");
        UUID id = UUID.randomUUID();
        byte[] sealed = Aes.seal(
                masterKey.deriveKey("secret-box", "AES"),
                random,
                ("integration_secret:" + id).getBytes(UTF_8),
                secret.getBytes(UTF_8));
        byte[] oldest =
                ByteBuffer.allocate(1 + sealed.length).put((byte) 1).put(sealed).array();
        tenant.call(
                () -> jdbc.sql("""
                        INSERT INTO integration_secret (id, organization_id, integration_id, key_id, ciphertext, last_four, created_at)
                        VALUES (?, ?, ?, 'key_1', ?, 'cret', now())""").params(id, tenant.id(), integration, oldest).update());
        return id;
    }

    private byte[] ciphertext(UUID id) {
        return tenant.call(() -> jdbc.sql("SELECT ciphertext FROM integration_secret WHERE id = ?")
                .param(id)
                .query((row, number) -> row.getBytes(1))
                .single());
    }
}
