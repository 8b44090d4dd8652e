package io.signalbox.controlplane.identities;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one mapping has to write, gathered so that it goes to the database in batches. */
record IdentityChanges(
        UUID organizationId,
        UUID integrationId,
        Instant at,
        List<KnownAccount> newIdentities,
        List<KnownAccount> changedIdentities,
        List<KnownAccount> accounts) {

    IdentityChanges(UUID organizationId, UUID integrationId, Instant at) {
        this(organizationId, integrationId, at, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
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
