package io.signalbox.controlplane.identities;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one mapping has to write, gathered so that it goes to the database in batches. */
record IdentityChanges(
        UUID organizationId,
        AccountSource source,
        Instant at,
        List<KnownAccount> newIdentities,
        List<KnownAccount> changedIdentities,
        List<KnownAccount> accounts) {

    IdentityChanges(UUID organizationId, AccountSource source, Instant at) {
        this(organizationId, source, at, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    UUID integrationId() {
        return source.integrationId();
    }

    /** The address that shows whose the account is; null when it has none or its provider does not vouch for it. */
    @Nullable
    AccountEmail proven(Account account) {
        return source.vouchesForEmail() ? account.address() : null;
    }

    void identity(KnownAccount person) {
        newIdentities.add(person);
    }

    void changed(KnownAccount person) {
        changedIdentities.add(person);
    }

    void account(KnownAccount account) {
        accounts.add(account);
    }
}
