package io.signalbox.controlplane.identities;

import io.signalbox.controlplane.platform.problems.InvalidRequest;
import java.util.Objects;
import java.util.stream.Stream;
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
        @Nullable String email) {

    public Account {
        if (externalId.isBlank() || externalId.indexOf('\0') >= 0) {
            throw new InvalidRequest("An account needs an id without NUL characters.");
        }
        displayName = emptyToNull(displayName);
        username = emptyToNull(username);
        email = emptyToNull(email);
    }

    /** The best name there is for the person behind it. */
    String personName() {
        return Stream.of(displayName, username, email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(externalId);
    }

    @Nullable
    AccountEmail address() {
        return AccountEmail.parse(email);
    }

    /** This account with what the other one knows beyond it: an event often tells less than the one before. */
    Account orElse(Account known) {
        return new Account(
                externalId,
                displayName == null ? known.displayName : displayName,
                username == null ? known.username : username,
                email == null ? known.email : email);
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace("\0", "").strip();
    }
}
