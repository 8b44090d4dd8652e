package io.signalbox.controlplane.integrations;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a held event from slipping in behind the release of its integration, where it would be held for ever. Whoever holds an event takes
 * the lock shared and looks at the state again; resuming takes it alone. The usual event, which is not held, never touches it.
 */
@Component
class HeldEventLock {

    private final JdbcClient jdbc;

    HeldEventLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction, the integration is not resumed. */
    void holdOff(UUID integrationId) {
        take("SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", integrationId);
    }

    /** Until the end of the transaction, nothing is held for the integration. */
    void waitForHolders(UUID integrationId) {
        take("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", integrationId);
    }

    private void take(String lock, UUID integrationId) {
        jdbc.sql(lock)
                .param("hold:" + integrationId)
                .query((row, number) -> true)
                .single();
    }
}
