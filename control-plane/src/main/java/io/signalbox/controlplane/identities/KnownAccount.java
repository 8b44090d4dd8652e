package io.signalbox.controlplane.identities;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as stored, with the identity behind it.
 *
 * @param identityEmail the address that proves who the identity is; null when none is known
 */
record KnownAccount(
        Account account,
        UUID identityId,
        String identityName,
        @Nullable String identityEmail) {

    /** Whether hearing of the account again tells nothing new. */
    boolean agreesWith(Account heard) {
        return heard.orElse(account).equals(account);
    }

    /** Whether the identity is called what this account was called, so that a new name of the account is the person's new name. */
    boolean namesIdentity() {
        return identityName.equals(account.personName());
    }
}
