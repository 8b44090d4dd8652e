package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.crypto.SecretsUnderMasterKey;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signing secrets that were sealed with the master key; all secrets of other kinds began with data keys. By SQL, because the command that
 * rotates keys starts without entities.
 */
@Component
class OldestSecrets implements SecretsUnderMasterKey {

    private record Sealed(UUID id, byte[] ciphertext) {}

    private final JdbcClient jdbc;
    private final SecretBox box;

    OldestSecrets(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public List<UUID> organizations() {
        return jdbc.sql("SELECT * FROM organizations_with_oldest_secrets()")
                .query(UUID.class)
                .list();
    }

    @Override
    public int reseal() {
        List<Sealed> oldest = jdbc.sql("""
                        SELECT id, ciphertext FROM integration_secret WHERE get_byte(ciphertext, 0) = ? ORDER BY id FOR UPDATE
                        """)
                .param(SecretBox.UNDER_MASTER_KEY)
                .query(Row.as(row -> new Sealed(row.uuid("id"), row.bytes("ciphertext"))))
                .list();
        for (Sealed secret : oldest) {
            String place = IntegrationSecret.placeOf(secret.id());
            jdbc.sql("UPDATE integration_secret SET ciphertext = ? WHERE id = ?")
                    .params(box.sealBytes(box.openBytes(secret.ciphertext(), place), place), secret.id())
                    .update();
        }
        return oldest.size();
    }
}
