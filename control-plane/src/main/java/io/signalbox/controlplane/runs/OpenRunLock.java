package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks runs that are about to leave the queue or to come back, in the order in which everybody does: running ones by their rows, as finishing
 * does, then their keys. Rows of the others come after the keys, because settling turns changes those under the lock of the key.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenRunLock {

    private static final String RUNNING =
            "SELECT run_id FROM run_queue WHERE %s AND CASE state WHEN 'running' THEN true END ORDER BY run_id FOR UPDATE";
    private static final String ONE = "run_id = ?";
    private static final String OF_KEYS = "concurrency_key = ANY (CAST(? AS uuid[])) AND turn";

    private final ConcurrencyKeyLock keys;
    private final JdbcClient jdbc;

    OpenRunLock(ConcurrencyKeyLock keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** A run and its key. Nothing where the run is over. */
    void lock(UUID runId) {
        running(ONE, runId);
        List<UUID> own = jdbc.sql("SELECT concurrency_key FROM run_queue WHERE concurrency_key IS NOT NULL AND " + ONE)
                .param(runId)
                .query(UUID.class)
                .list();
        keys.lock(own);
    }

    /** Keys, and whatever runs with them. */
    void lockKeys(Collection<UUID> concurrencyKeys) {
        running(OF_KEYS, SqlArray.of(concurrencyKeys));
        keys.lock(concurrencyKeys);
    }

    private void running(String which, Object parameter) {
        jdbc.sql(RUNNING.formatted(which)).param(parameter).query(UUID.class).list();
    }
}
