package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts held runs of the current organization, of which there are few. */
@Service
@Transactional(readOnly = true)
public class RunStatistics {

    static final String HELD = """
            SELECT source_id, count(*) AS held FROM run_queue
            WHERE source_id = ANY (CAST(? AS uuid[])) AND state = 'held' GROUP BY source_id
            """;

    private final JdbcClient jdbc;

    RunStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many runs of each of these sources are held; those without any are left out. */
    public Map<UUID, Long> held(Collection<UUID> sourceIds) {
        Map<UUID, Long> held = new HashMap<>();
        jdbc.sql(HELD)
                .param(SqlArray.of(sourceIds))
                .query(Row.each(row -> held.put(row.uuid("source_id"), row.number("held"))));
        return held;
    }
}
