package io.signalbox.controlplane.identities;

import org.jspecify.annotations.Nullable;

/**
 * An account as its provider describes it.
 *
 * @param externalId the provider's id of the account
 */
public record Account(
        String externalId,
        @Nullable String displayName,
        @Nullable String username,
        @Nullable String email) {}
