package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunCounts;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Proves that nothing is lost: what came in equals what stands somewhere. */
@Service
@Transactional(readOnly = true)
public class Conservation {

    /** One statement, so one snapshot: deliveries that commit meanwhile are on both sides or on none. */
    private static final String COUNT = """
            SELECT (SELECT count(*) FROM raw_event) AS accepted,
                (SELECT coalesce(sum(duplicates), 0) FROM event_delivery WHERE duplicates > 0) AS duplicates,
                s.*
            FROM (SELECT
                count(*) FILTER (WHERE state = 'held') AS held,
                count(*) FILTER (WHERE state = 'queued') AS queued,
                count(*) FILTER (WHERE state = 'running') AS running,
                count(*) FILTER (WHERE state = 'waiting') AS waiting,
                count(*) FILTER (WHERE state = 'completed') AS completed,
                count(*) FILTER (WHERE state = 'dead_lettered') AS dead_lettered,
                count(*) FILTER (WHERE state = 'discarded') AS discarded,
                count(*) FILTER (WHERE outcome_kind = 'ticket') AS as_ticket,
                count(*) FILTER (WHERE outcome_kind = 'comment') AS as_comment,
                count(*) FILTER (WHERE outcome_kind = 'ignored') AS as_ignored
                FROM run) s
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Conservation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public ConservationCount measure() {
        return jdbc.sql(COUNT).query(Row.as(this::count)).single();
    }

    private ConservationCount count(Row row) {
        var runs = new RunCounts(
                row.number("held"),
                row.number("queued"),
                row.number("running"),
                row.number("waiting"),
                row.number("completed"),
                row.number("dead_lettered"),
                row.number("discarded"),
                row.number("as_ticket"),
                row.number("as_comment"),
                row.number("as_ignored"));
        return new ConservationCount(row.number("accepted"), row.number("duplicates"), runs, clock.instant());
    }
}
