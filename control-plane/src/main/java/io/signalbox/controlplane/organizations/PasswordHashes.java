package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.text.StorableText;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The password hashes of accounts, for whoever checks passwords. What a hash is made of is not known here. */
@Component
public class PasswordHashes {

    private final UserRepository users;

    PasswordHashes(UserRepository users) {
        this.users = users;
    }

    /**
     * An account with its hash.
     *
     * @param hash null when the person has no password
     */
    public record Credential(UserView user, @Nullable String hash) {

        /** Nothing that could reach a log. */
        @Override
        public String toString() {
            return "Credential[" + user.id() + "]";
        }
    }

    public Optional<Credential> find(UUID userId) {
        return users.findById(userId).map(User::credential);
    }

    public Optional<Credential> findByEmail(String email) {
        return StorableText.holds(email)
                ? users.findByEmailIgnoreCase(email.strip()).map(User::credential)
                : Optional.empty();
    }

    public void set(UUID userId, String hash) {
        users.setPasswordHash(userId, hash);
    }

    /** Sets it only if it is still the one before. */
    public void replace(UUID userId, String before, String hash) {
        users.replacePasswordHash(userId, before, hash);
    }
}
