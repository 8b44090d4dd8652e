package io.signalbox.controlplane.platform.outbox;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Both tables. */
@Component
class OutboxRepositories {

    private final JdbcClient jdbc;
    private final OutboxRepository organizations;
    private final OutboxRepository installation;

    OutboxRepositories(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.organizations = OutboxRepository.ofOrganizations(jdbc, box);
        this.installation = OutboxRepository.ofInstallation(jdbc, box);
    }

    OutboxRepository organizations() {
        return organizations;
    }

    OutboxRepository installation() {
        return installation;
    }

    /** @param oldest when the oldest one was stored; empty when none waits */
    record Backlog(long waiting, Optional<Instant> oldest) {}

    /** What waits in both tables, entries that are worked on included. */
    Backlog backlog() {
        return jdbc.sql("SELECT waiting, oldest FROM outbox_backlog()")
                .query(Row.as(
                        row -> new Backlog(row.number("waiting"), Optional.ofNullable(row.instantOrNull("oldest")))))
                .single();
    }
}
