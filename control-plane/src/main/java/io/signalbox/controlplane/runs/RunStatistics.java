package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Counts the runs of the current organization, each question in one statement. Joins the caller's transaction, and so its snapshot. */
@Service
@Transactional(readOnly = true)
public class RunStatistics {

    private static final String BY_STATE = """
            SELECT coalesce(sum(runs) FILTER (WHERE state = 'held'), 0) AS held,
                   coalesce(sum(runs) FILTER (WHERE state = 'queued'), 0) AS queued,
                   coalesce(sum(runs) FILTER (WHERE state = 'running'), 0) AS running,
                   coalesce(sum(runs) FILTER (WHERE state = 'waiting'), 0) AS waiting,
                   coalesce(sum(runs) FILTER (WHERE state = 'completed'), 0) AS completed,
                   coalesce(sum(runs) FILTER (WHERE state = 'dead_lettered'), 0) AS dead_lettered,
                   coalesce(sum(runs) FILTER (WHERE state = 'discarded'), 0) AS discarded,
                   coalesce(sum(runs) FILTER (WHERE outcome_kind = 'ticket'), 0) AS as_ticket,
                   coalesce(sum(runs) FILTER (WHERE outcome_kind = 'comment'), 0) AS as_comment,
                   coalesce(sum(runs) FILTER (WHERE outcome_kind = 'ignored'), 0) AS as_ignored
            FROM (SELECT coalesce(q.state, r.state) AS state, outcome AS outcome_kind, count(*) AS runs
                  FROM run r LEFT JOIN run_queue q ON q.run_id = r.id GROUP BY 1, 2) AS counted
            """;

    static final String COMPLETED = """
            SELECT date_bin(make_interval(secs => :width), finished_at, :from) AS starts_at, count(*) AS completed
            FROM run WHERE finished_at >= :from AND state = 'completed' GROUP BY 1
            """;

    static final String HELD = """
            SELECT source_id, count(*) AS held FROM run_queue
            WHERE source_id = ANY (CAST(? AS uuid[])) AND state = 'held' GROUP BY source_id
            """;

    private final JdbcClient jdbc;

    RunStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public RunCounts counts() {
        return jdbc.sql(BY_STATE).query(Row.as(RunCounts::of)).single();
    }

    /** How many runs completed in each span of this width since then, by when the span starts; spans without any are left out. */
    public Map<Instant, Long> completed(Instant from, Duration width) {
        Map<Instant, Long> completed = new HashMap<>();
        jdbc.sql(COMPLETED)
                .param("from", Timestamp.from(from))
                .param("width", (double) width.toSeconds())
                .query(Row.each(row -> completed.put(row.instant("starts_at"), row.number("completed"))));
        return completed;
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
