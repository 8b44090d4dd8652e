package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts of people whom an identity provider vouches for. They have no password until they ask for one. */
@Component
public class SignOnAccounts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Ids ids;

    SignOnAccounts(JdbcClient jdbc, Clock clock, Ids ids) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
    }

    /** A new account; empty when somebody was faster. */
    @Transactional
    public Optional<UserView> add(String email, String name) {
        UUID id = ids.next();
        int added = jdbc.sql("""
                        INSERT INTO app_user (id, email, name, password_hash, created_at) VALUES (?, ?, ?, NULL, ?)
                        ON CONFLICT DO NOTHING
                        """)
                .params(id, email, name, Timestamp.from(clock.instant()))
                .update();
        return added == 1 ? Optional.of(new UserView(id, email, name)) : Optional.empty();
    }
}
