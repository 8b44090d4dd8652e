package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the turn of each concurrency key to its running run, else to the earliest one that is held or queued. */
@Component
public class TurnSettlement {

    private static final String SETTLE = """
            WITH head AS (
                SELECT key, first.run_id FROM unnest(CAST(:keys AS uuid[])) AS key LEFT JOIN LATERAL (
                    SELECT run_id FROM run_queue q WHERE q.concurrency_key = key AND q.state <> 'waiting'
                    ORDER BY q.state = 'running' DESC, q.position LIMIT 1) AS first ON true
            )
            UPDATE run_queue q SET turn = q.run_id = head.run_id FROM head
            WHERE q.concurrency_key = head.key AND q.turn <> (q.run_id = head.run_id)""";

    private final ConcurrencyKeyLock locks;
    private final JdbcClient jdbc;

    TurnSettlement(ConcurrencyKeyLock locks, JdbcClient jdbc) {
        this.locks = locks;
        this.jdbc = jdbc;
    }

    /** Locks the keys until the transaction ends, and settles them in one statement. */
    public void settle(Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            locks.lock(keys);
            jdbc.sql(SETTLE).param("keys", SqlArray.of(keys)).update();
        }
    }
}
