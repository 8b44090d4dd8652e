package io.signalbox.controlplane.platform.crypto;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The two kinds of data keys. */
@Component
class Keyrings {

    private static final UUID NO_ORGANIZATION = new UUID(0, 0);

    private final Keyring organization;
    private final Keyring installation;

    Keyrings(
            JdbcClient jdbc,
            KeyEncryptionKeys keks,
            TransactionOperations transactions,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.organization =
                new Keyring(WrappedKeys.ofOrganizations(jdbc), Tenant::current, keks, transactions, clock, ids, random);
        this.installation = new Keyring(
                WrappedKeys.ofInstallation(jdbc), () -> NO_ORGANIZATION, keks, transactions, clock, ids, random);
    }

    /** Of the current tenant. */
    Keyring organization() {
        return organization;
    }

    Keyring installation() {
        return installation;
    }
}
