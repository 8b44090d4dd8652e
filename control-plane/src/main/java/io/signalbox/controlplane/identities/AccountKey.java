package io.signalbox.controlplane.identities;

import java.util.Comparator;
import java.util.UUID;

/** What makes an account one: the integration it came through and its id there. Sorted as accounts are written. */
record AccountKey(UUID integrationId, String externalId) implements Comparable<AccountKey> {

    private static final Comparator<AccountKey> ORDER =
            Comparator.comparing(AccountKey::integrationId).thenComparing(AccountKey::externalId);

    @Override
    public int compareTo(AccountKey other) {
        return ORDER.compare(this, other);
    }
}
