package io.signalbox.controlplane.identities;

import java.util.UUID;

/** An account as stored, and whose it is. */
record KnownAccount(AccountKey key, Account account, UUID identityId) {

    /** Whether hearing of the account again tells nothing new. */
    boolean agreesWith(Account heard) {
        return heard.orElse(account).equals(account);
    }
}
