package io.signalbox.agent.mapping;

import org.jspecify.annotations.Nullable;

/**
 * An account at the source, before it is matched with an identity.
 *
 * @param externalId the provider's id of the account
 */
public record Person(
        String externalId,
        @Nullable String displayName,
        @Nullable String username,
        @Nullable String email) {

    public static Person ofId(String externalId) {
        return new Person(externalId, null, null, null);
    }
}
