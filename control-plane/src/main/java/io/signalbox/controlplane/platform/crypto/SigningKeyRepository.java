package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.persistence.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where signing keys rest, sealed. */
@Component
class SigningKeyRepository {

    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private final SecretBox box;

    SigningKeyRepository(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box.forInstallation();
    }

    /** Those that are not retired, the newest first. */
    List<SigningKey> load(String purpose, Instant now) {
        return jdbc.sql("""
                        SELECT kid, purpose, sealed, use_from, retire_at FROM signing_key
                        WHERE purpose = ? AND (retire_at IS NULL OR retire_at > ?) ORDER BY use_from DESC, kid DESC""")
                .params(purpose, Timestamp.from(now))
                .query(Row.as(this::key))
                .list();
    }

    /** Retires the newest one if it signs since then or longer. Replicas that do this at once take turns; one succeeds. */
    boolean retire(String purpose, Instant usedSince, Instant retireAt) {
        return jdbc.sql(
                                "UPDATE signing_key SET retire_at = ? WHERE purpose = ? AND retire_at IS NULL AND use_from <= ?")
                        .params(Timestamp.from(retireAt), purpose, Timestamp.from(usedSince))
                        .update()
                == 1;
    }

    boolean hasNewest(String purpose) {
        return jdbc.sql("SELECT count(*) FROM signing_key WHERE purpose = ? AND retire_at IS NULL")
                        .param(purpose)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @return false when another replica was first */
    boolean add(String purpose, UUID id, byte[] secret, Instant now, Instant useFrom) {
        return jdbc.sql("""
                        INSERT INTO signing_key (kid, purpose, sealed, created_at, use_from) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT (purpose) WHERE retire_at IS NULL DO NOTHING""")
                        .params(
                                id,
                                purpose,
                                box.sealBytes(secret, place(purpose, id)),
                                Timestamp.from(now),
                                Timestamp.from(useFrom))
                        .update()
                == 1;
    }

    int removeRetired(String purpose, Instant now) {
        return jdbc.sql("DELETE FROM signing_key WHERE purpose = ? AND retire_at <= ?")
                .params(purpose, Timestamp.from(now))
                .update();
    }

    private SigningKey key(Row row) {
        UUID id = row.uuid("kid");
        byte[] secret = box.openBytes(row.bytes("sealed"), place(row.text("purpose"), id));
        return new SigningKey(
                id, new SecretKeySpec(secret, ALGORITHM), row.instant("use_from"), row.instantOrNull("retire_at"));
    }

    private static String place(String purpose, UUID id) {
        return "signing_key:" + purpose + ":" + id;
    }
}
