package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.runs.RunCounts;
import io.signalbox.controlplane.runs.RunStatistics;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proves that nothing is lost: what came in equals what stands somewhere. */
@Service
public class Conservation {

    private static final String ACCEPTED = """
            SELECT (SELECT count(*) FROM raw_event) AS accepted,
                (SELECT coalesce(sum(duplicates), 0) FROM event_delivery WHERE duplicates > 0) AS duplicates
            """;

    private final JdbcClient jdbc;
    private final RunStatistics statistics;
    private final Clock clock;

    Conservation(JdbcClient jdbc, RunStatistics statistics, Clock clock) {
        this.jdbc = jdbc;
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * In one snapshot: deliveries that commit meanwhile are on both sides or on none. A transaction of its own, because one that has begun
     * may see more with each statement.
     */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW, isolation = Isolation.REPEATABLE_READ)
    public ConservationCount measure() {
        RunCounts runs = statistics.counts();
        return jdbc.sql(ACCEPTED)
                .query(Row.as(row ->
                        new ConservationCount(row.number("accepted"), row.number("duplicates"), runs, clock.instant())))
                .single();
    }
}
