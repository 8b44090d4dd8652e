package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.ids.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of people whom an identity provider vouches for. They have no password until they ask for one. */
@Component
public class SignOnAccounts {

    private final UserRepository users;
    private final Clock clock;
    private final Ids ids;

    SignOnAccounts(UserRepository users, Clock clock, Ids ids) {
        this.users = users;
        this.clock = clock;
        this.ids = ids;
    }

    /** A new account; empty when somebody was faster. */
    @Transactional
    public Optional<UserView> add(String email, String name) {
        UUID id = ids.next();
        int added = users.addUnlessKnown(id, email, name, clock.instant());
        return added == 1 ? Optional.of(new UserView(id, email, name)) : Optional.empty();
    }
}
