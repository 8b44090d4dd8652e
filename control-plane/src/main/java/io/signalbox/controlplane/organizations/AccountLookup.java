package io.signalbox.controlplane.organizations;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds accounts with the database alone, for commands that start without the service. They import it; the service does not find it. */
public class AccountLookup {

    private final JdbcClient jdbc;

    AccountLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Id of whoever has this address, however it is written. */
    public Optional<UUID> find(String email) {
        return jdbc.sql("SELECT id FROM app_user WHERE lower(email) = ?")
                .param(email.toLowerCase(Locale.ROOT))
                .query(UUID.class)
                .optional();
    }
}
