package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every data key under the current key-encryption key, one organization at a time and in its name. What services do meanwhile is
 * harmless: they read both wrappings, and a row they changed is left to the next time.
 */
@Component
class Rewrapping {

    /**
     * What was done.
     *
     * @param dataKeys of organizations, wrapped anew
     * @param installationKeys wrapped anew
     * @param resealed secrets that were sealed with the master key until now
     * @param remaining keys that another key-encryption key still wraps
     */
    record Result(int organizations, int dataKeys, int installationKeys, int resealed, long remaining) {}

    private final Keyrings keyrings;
    private final KeyEncryptionKeys keks;
    private final KeysInUse inUse;
    private final SecretsUnderMasterKey oldest;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    /** Lazily, because other commands have this and no secrets of any module. */
    Rewrapping(
            Keyrings keyrings,
            KeyEncryptionKeys keks,
            KeysInUse inUse,
            @Lazy SecretsUnderMasterKey oldest,
            JdbcClient jdbc,
            TransactionOperations transactions) {
        this.keyrings = keyrings;
        this.keks = keks;
        this.inUse = inUse;
        this.oldest = oldest;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    Result everything() {
        int installationKeys =
                transactions.execute(status -> keyrings.installation().rewrap());
        Set<UUID> organizations = new LinkedHashSet<>(jdbc.sql("SELECT * FROM organizations_to_rewrap(?)")
                .param(keks.currentId())
                .query(UUID.class)
                .list());
        organizations.addAll(oldest.organizations());
        int dataKeys = 0;
        int resealed = 0;
        for (UUID organization : organizations) {
            dataKeys += inNameOf(organization, () -> keyrings.organization().rewrap());
            resealed += inNameOf(organization, oldest::reseal);
        }
        return new Result(organizations.size(), dataKeys, installationKeys, resealed, remaining());
    }

    private int inNameOf(UUID organization, ScopedValue.CallableOp<Integer, RuntimeException> work) {
        return Tenant.call(organization, () -> transactions.execute(status -> work.call()));
    }

    private long remaining() {
        return inUse.counts().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(keks.currentId()))
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
