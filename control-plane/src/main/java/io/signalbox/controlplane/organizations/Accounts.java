package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What people are, whatever organizations they belong to. */
@Service
public class Accounts {

    private final UserRepository users;
    private final Clock clock;

    Accounts(UserRepository users, Clock clock) {
        this.users = users;
        this.clock = clock;
    }

    public Optional<UserView> find(UUID userId) {
        return users.findById(userId).map(User::view);
    }

    public Optional<UserView> findByEmail(String email) {
        return StorableText.holds(email)
                ? users.findByEmailIgnoreCase(email.strip()).map(User::view)
                : Optional.empty();
    }

    /** @param name one line of words */
    public void rename(UUID userId, String name) {
        users.setName(userId, name);
    }

    /** Whether the person has shown to read the mailbox of their address: who signs up may claim any. */
    public boolean isVerified(UUID userId) {
        return users.findById(userId).filter(User::isVerified).isPresent();
    }

    /** Notes that they have, for example by a link that was mailed. */
    public void verify(UUID userId) {
        users.setVerified(userId, clock.instant());
    }
}
