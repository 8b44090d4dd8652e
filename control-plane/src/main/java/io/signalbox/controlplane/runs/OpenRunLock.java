package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.runs.attempts.ConcurrencyKeyLock;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks runs that are about to leave the queue or to come back, in the order in which everybody does: running ones by their rows, as finishing
 * does, then their keys. Rows of the others come after the keys, because settling turns changes those under the lock of the key. A run that
 * somebody takes between the two looks is waited for without its key: whoever ends it locks its row and then asks for the key.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class OpenRunLock {

    private static final String RUNNING =
            "SELECT run_id FROM run_queue WHERE %s AND CASE state WHEN 'running' THEN true END ORDER BY run_id FOR UPDATE";
    private static final String ALL_LOCKED = """
            WITH locked AS MATERIALIZED (SELECT run_id FROM run_queue WHERE %1$s ORDER BY run_id FOR UPDATE SKIP LOCKED)
            SELECT (SELECT count(*) FROM locked) = (SELECT count(*) FROM run_queue WHERE %1$s)""";
    private static final String ONE = "run_id = ?";
    private static final String OF_KEYS = "concurrency_key = ANY (CAST(? AS uuid[])) AND turn";
    private static final int MAX_LOOKS = 200;

    private final ConcurrencyKeyLock keys;
    private final JdbcClient jdbc;

    OpenRunLock(ConcurrencyKeyLock keys, JdbcClient jdbc) {
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /**
     * A run and its key. Nothing where the run is over.
     *
     * @throws CannotAcquireLockException when others hold the run for about a second
     */
    void lock(UUID runId) {
        lock(ONE, runId, () -> jdbc.sql(
                        "SELECT concurrency_key FROM run_queue WHERE concurrency_key IS NOT NULL AND " + ONE)
                .param(runId)
                .query(UUID.class)
                .list());
    }

    /**
     * Keys, and whatever has their turn.
     *
     * @throws CannotAcquireLockException when others hold one of those runs for about a second
     */
    void lockKeys(Collection<UUID> concurrencyKeys) {
        lock(OF_KEYS, SqlArray.of(concurrencyKeys), () -> concurrencyKeys);
    }

    private void lock(String which, Object parameter, Supplier<Collection<UUID>> ofThem) {
        for (int look = 0; look < MAX_LOOKS; look++) {
            jdbc.sql(RUNNING.formatted(which))
                    .param(parameter)
                    .query(UUID.class)
                    .list();
            jdbc.sql("SAVEPOINT open_run").update();
            keys.lock(ofThem.get());
            if (allLocked(which, parameter)) {
                jdbc.sql("RELEASE SAVEPOINT open_run").update();
                return;
            }
            jdbc.sql("ROLLBACK TO SAVEPOINT open_run").update();
            jdbc.sql("SELECT pg_sleep(0.005)").query(String.class).list();
        }
        throw new CannotAcquireLockException("Others hold the run.");
    }

    private boolean allLocked(String which, Object parameter) {
        return jdbc.sql(ALL_LOCKED.formatted(which))
                .params(parameter, parameter)
                .query(Boolean.class)
                .single();
    }
}
