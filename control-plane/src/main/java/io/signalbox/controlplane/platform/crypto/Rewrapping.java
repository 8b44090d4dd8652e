package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every data key under the current key-encryption key, one organization at a time and in its name. What services do meanwhile is
 * harmless: they read both wrappings, and a row they changed is left to the next time.
 */
@Component
class Rewrapping {

    /** Secrets that were sealed with the master key rest in this one table; all later ones began with data keys. */
    private static final String OLDEST_SECRETS = "integration_secret";

    /**
     * What was done.
     *
     * @param dataKeys of organizations, wrapped anew
     * @param installationKeys wrapped anew
     * @param resealed secrets that were sealed with the master key until now
     * @param remaining keys that another key-encryption key still wraps
     */
    record Result(int organizations, int dataKeys, int installationKeys, int resealed, long remaining) {}

    private record Sealed(UUID id, byte[] ciphertext) {}

    private final Keyrings keyrings;
    private final KeyEncryptionKeys keks;
    private final KeysInUse inUse;
    private final SecretBox box;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Rewrapping(
            Keyrings keyrings,
            KeyEncryptionKeys keks,
            KeysInUse inUse,
            SecretBox box,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.keyrings = keyrings;
        this.keks = keks;
        this.inUse = inUse;
        this.box = box;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    Result everything() {
        int installationKeys =
                transactions.execute(status -> keyrings.installation().rewrap());
        List<UUID> organizations = jdbc.sql("SELECT * FROM organizations_to_rewrap(?)")
                .param(keks.currentId())
                .query(UUID.class)
                .list();
        int dataKeys = 0;
        int resealed = 0;
        for (UUID organization : organizations) {
            dataKeys += inNameOf(organization, () -> keyrings.organization().rewrap());
            resealed += inNameOf(organization, this::resealOldest);
        }
        return new Result(organizations.size(), dataKeys, installationKeys, resealed, remaining());
    }

    private int inNameOf(UUID organization, ScopedValue.CallableOp<Integer, RuntimeException> work) {
        return Tenant.call(organization, () -> transactions.execute(status -> work.call()));
    }

    private int resealOldest() {
        List<Sealed> oldest = jdbc.sql("SELECT id, ciphertext FROM " + OLDEST_SECRETS
                        + " WHERE get_byte(ciphertext, 0) = " + SecretBox.UNDER_MASTER_KEY + " ORDER BY id FOR UPDATE")
                .query(Row.as(row -> new Sealed(row.uuid("id"), row.bytes("ciphertext"))))
                .list();
        for (Sealed secret : oldest) {
            String place = OLDEST_SECRETS + ":" + secret.id();
            jdbc.sql("UPDATE " + OLDEST_SECRETS + " SET ciphertext = ? WHERE id = ?")
                    .params(box.sealBytes(box.openBytes(secret.ciphertext(), place), place), secret.id())
                    .update();
        }
        return oldest.size();
    }

    private long remaining() {
        return inUse.counts().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(keks.currentId()))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
